package store_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"ruhu/store"
)

// kills is how often a working program is killed.
const kills = 300

// Variables by which this test starts itself as the program that is killed.
const (
	victimDir  = "RUHU_VICTIM"
	victimPass = "RUHU_VICTIM_PASSPHRASE"
	victimSeed = "RUHU_VICTIM_SEED"
)

// promises is how many pieces of each duty were promised; the passphrase is one
// more duty, whose pieces are "0", "1" and so on.
type promises struct {
	pieces     map[string]int
	passphrase int
}

// TestVictim works until it is killed and says after each piece what it promises.
// Without a workspace it does nothing.
func TestVictim(t *testing.T) {
	dir := os.Getenv(victimDir)
	if dir == "" {
		t.Skip("started by TestNothingPromisedIsLostWhenTheProgramIsKilled only")
	}
	passphrase, err := strconv.Atoi(os.Getenv(victimPass))
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(dir, fmt.Append(nil, passphrase))
	if err != nil {
		t.Fatal(err)
	}
	seed, err := strconv.ParseUint(os.Getenv(victimSeed), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(seed, 1))
	done := map[string]int{}
	for _, d := range duties {
		done[d.name] = d.done(t, s)
	}
	fmt.Println("begun")
	for {
		i := rng.IntN(len(duties) + 1)
		if i == len(duties) {
			if err := s.ChangePassphrase(fmt.Append(nil, passphrase+1)); err != nil {
				t.Fatal(err)
			}
			passphrase++
			fmt.Printf("passphrase %d\n", passphrase)
			continue
		}
		d := duties[i]
		if err := d.piece(t, s, done[d.name]+1); err != nil {
			t.Fatal(err)
		}
		done[d.name]++
		fmt.Printf("%d %d\n", i, done[d.name])
	}
}

func TestNothingPromisedIsLostWhenTheProgramIsKilled(t *testing.T) {
	if os.Getenv(victimDir) != "" {
		t.Skip("this is the victim")
	}
	rng := rand.New(rand.NewPCG(11, 12))
	var dir string
	var p promises
	worked, kills := 0, kills
	if testing.Short() {
		kills = 10
	}
	for n := range kills {
		if n%20 == 0 {
			dir, p = freshVictim(t), promises{pieces: map[string]int{}}
		}
		worked += killOnce(t, dir, &p, rng)
		survived(t, n, dir, &p)
	}
	t.Logf("%d pieces were promised before %d kills", worked, kills)
	if worked < kills/2 {
		t.Errorf("only %d pieces of work in %d lives", worked, kills)
	}
}

func freshVictim(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(inMemory(t), "w")
	s, _, err := store.Create(dir, operator, []byte("0"), cheap)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// killOnce starts the program, lets it work for some pieces and an instant, kills
// it, and takes down what it had promised.
func killOnce(t *testing.T, dir string, p *promises, rng *rand.Rand) (worked int) {
	t.Helper()
	victim := exec.Command(os.Args[0], "-test.run=^TestVictim$")
	victim.Env = append(os.Environ(), victimDir+"="+dir, victimPass+"="+strconv.Itoa(p.passphrase), victimSeed+"="+strconv.FormatUint(rng.Uint64(), 10))
	out, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "begun" {
		rest, _ := io.ReadAll(out)
		victim.Wait()
		t.Fatalf("the program did not begin: %s\n%s", lines.Text(), rest)
	}
	for range rng.IntN(6) {
		if lines.Scan() {
			worked += p.take(t, lines.Text())
		}
	}
	spend(rng, 4*time.Millisecond)
	if err := victim.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() { // what it had said before it died is promised too
		worked += p.take(t, lines.Text())
	}
	victim.Wait()
	return worked
}

// take notes a promise.
func (p *promises) take(t *testing.T, line string) int {
	t.Helper()
	var i, n int
	if _, err := fmt.Sscanf(line, "passphrase %d", &n); err == nil {
		p.passphrase = n
		return 1
	}
	if _, err := fmt.Sscanf(line, "%d %d", &i, &n); err != nil {
		t.Fatalf("the program says %q", line)
	}
	p.pieces[duties[i].name] = n
	return 1
}

// survived opens what the killed program left. One piece more than was promised
// may be there: the program died before it could say so.
func survived(t *testing.T, n int, dir string, p *promises) {
	t.Helper()
	s, err := store.Open(dir, fmt.Append(nil, p.passphrase))
	if err != nil {
		p.passphrase++
		if s, err = store.Open(dir, fmt.Append(nil, p.passphrase)); err != nil {
			t.Fatalf("life %d: neither the passphrase promised nor the next one opens: %v", n, err)
		}
	}
	defer s.Close()
	intact(t, s)
	for _, d := range duties {
		done := d.done(t, s)
		if promised := p.pieces[d.name]; done < promised || done > promised+1 {
			t.Fatalf("life %d: %s: %d pieces are there, %d were promised", n, d.name, done, promised)
		}
		p.pieces[d.name] = done
	}
}

// TestMigrator opens an old workspace, as the program that is killed does.
func TestMigrator(t *testing.T) {
	dir := os.Getenv(migratorDir)
	if dir == "" {
		t.Skip("started by TestAMigrationThatIsKilledIsDoneWhollyOrNotAtAll only")
	}
	fmt.Println("begun")
	s, err := store.Open(dir, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
}

const migratorDir = "RUHU_MIGRATOR"

func TestAMigrationThatIsKilledIsDoneWhollyOrNotAtAll(t *testing.T) {
	old, want := oldFolder(t)
	rng := rand.New(rand.NewPCG(13, 14))
	for n := range 30 {
		dir := filepath.Join(inMemory(t), fmt.Sprint(n))
		if err := os.CopyFS(dir, os.DirFS(old)); err != nil {
			t.Fatal(err)
		}
		migrator := exec.Command(os.Args[0], "-test.run=^TestMigrator$")
		migrator.Env = append(os.Environ(), migratorDir+"="+dir)
		out, err := migrator.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := migrator.Start(); err != nil {
			t.Fatal(err)
		}
		bufio.NewScanner(out).Scan()
		spend(rng, 30*time.Millisecond)
		migrator.Process.Kill() // it may have ended
		migrator.Wait()
		migrated(t, dir, want)
	}
}

// spend passes a random part of a while: the moment of death lies anywhere within
// a piece of work.
func spend(rng *rand.Rand, while time.Duration) {
	for end := time.Now().Add(time.Duration(rng.Int64N(int64(while)))); time.Now().Before(end); {
		continue
	}
}
