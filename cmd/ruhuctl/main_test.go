package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"ruhu/app"
	"ruhu/app/visit"
	"ruhu/ledger"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"ruhuctl": func() {
		kdf = store.KDF{Time: 1, MemoryKiB: 8 << 10, Threads: 1}
		main()
	}})
}

var samplePack = filepath.Join("..", "..", "rules", "packtest", "testdata", "sample")

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv(passphraseVar, "correct horse")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"roster":   writeRoster,
			"flip":     flipByte,
			"cut":      cutFile,
			"ids":      setIDs,
			"approve":  approve,
			"remember": remember,
			"visit":    recordVisit,
			"pack":     copyPack,
		},
	})
}

// writeRoster is "roster FILE": a roster of three households, one of which has an
// ID number that Excel destroyed.
func writeRoster(ts *testscript.TestScript, _ bool, args []string) {
	rows := []ledger.RosterRow{
		{Village: "小河村", Group: "3组", HouseholdNo: "1", Size: "2", Name: "张国强", Relation: "户主", IDNumber: "410699195001010010", Dibao: "B类", Jdlk: "未脱贫"},
		{Village: "小河村", Group: "3组", HouseholdNo: "1", Name: "王𬍛", Relation: "妻", IDNumber: "410699195202020029"},
		{Village: "小河村", Group: "3组", HouseholdNo: "2", Size: "1", Name: "阿依古丽·买买提", Relation: "本人", IDNumber: "41069919800229002X", Dibao: "否", Jdlk: "否"},
		{Village: "小河村", Group: "4组", HouseholdNo: "3", Size: "1", Name: "赵伾", Relation: "户主", IDNumber: "410699196603030033", IDAsNumber: true},
	}
	ts.Check(ledger.WriteRoster(ts.MkAbs(args[0]), rows, ledger.RosterStyle{
		Sheet: "花名册", Title: "小河村花名册", Unit: "填报单位：小河村", Notes: []string{"注：身份证号以户口簿为准"},
	}))
}

// copyPack is "pack DIR": the sample pack with its tests.
func copyPack(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(samplePack)))
}

// flipByte is "flip FILE N": it changes one bit of the N-th byte; a negative N
// counts from the end.
func flipByte(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	if n < 0 {
		n += len(data)
	}
	data[n] ^= 1
	ts.Check(os.WriteFile(path, data, 0o600))
}

// cutFile is "cut FILE N": it cuts the last N bytes off.
func cutFile(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	info, err := os.Stat(path)
	ts.Check(err)
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(path, info.Size()-n))
}

// approve is "approve WORKSPACE REQUEST APPROVAL": key approve with the
// fingerprint that the request itself has, as after a telephone call.
func approve(ts *testscript.TestScript, neg bool, args []string) {
	req, err := syncpkg.ParseRequest([]byte(ts.ReadFile(args[1])))
	ts.Check(err)
	err = ts.Exec("ruhuctl", "-w", args[0], "key", "approve", args[1], "--out", args[2], "--fingerprint", req.Fingerprint())
	if (err != nil) != neg {
		ts.Fatalf("key approve: %v", err)
	}
}

// setIDs is "ids FILE": it sets ID1, ID2 … to the first words of the lines of a
// household list.
func setIDs(ts *testscript.TestScript, _ bool, args []string) {
	lines := strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n")
	for i, line := range lines[:len(lines)-1] {
		ts.Setenv("ID"+strconv.Itoa(i+1), strings.Fields(line)[0])
	}
}

// remember is "remember FILE NAME PATTERN": it sets NAME to what the first group
// of the pattern finds.
func remember(ts *testscript.TestScript, _ bool, args []string) {
	found := regexp.MustCompile(args[2]).FindStringSubmatch(ts.ReadFile(args[0]))
	if found == nil {
		ts.Fatalf("%s has nothing like %s", args[0], args[2])
	}
	ts.Setenv(args[1], found[1])
}

// recordVisit is "visit WORKSPACE HOUSEHOLD PHONE FEN": a finished visit by two
// people that found this telephone number and this income of its first member.
func recordVisit(ts *testscript.TestScript, _ bool, args []string) {
	w, err := app.Open(ts.MkAbs(args[0]), []byte(ts.Getenv(passphraseVar)))
	ts.Check(err)
	defer w.Close()
	s, err := visit.Start(context.Background(), w, args[1], visit.Options{Kind: "campaign", Level: "village"})
	ts.Check(err)
	fen, err := strconv.ParseInt(args[3], 10, 64)
	ts.Check(err)
	ts.Check(s.Edit(context.Background(), "", func(v *survey.Visit) {
		v.Visitors = append(v.Visitors, survey.Visitor{Name: "赵磊"})
		for i := range v.Met {
			v.Met[i].InPerson = new(true)
		}
		v.Household.Phone = args[2]
		v.Household.Incomes = []survey.Income{{Key: "i1", Item: "wage.migrant", Member: "m1", GrossFen: new(survey.Fen(fen))}}
	}))
	_, err = s.Finish(context.Background())
	ts.Check(err)
}
