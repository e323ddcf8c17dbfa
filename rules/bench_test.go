package rules_test

import (
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"

	"ruhu/assets/text"
	"ruhu/rules"
	"ruhu/survey"
)

// eachPack runs a benchmark for every pack of the program.
func eachPack(b *testing.B, run func(b *testing.B, p *rules.Pack)) {
	for _, info := range rules.List() {
		p, err := rules.Load(info.ID)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(info.ID, func(b *testing.B) { run(b, p) })
	}
}

// ofSize draws a household with everything answered, of so many members, who all
// earn something.
func ofSize(members int) survey.Household {
	h := survey.Household{Members: make([]survey.Member, members), Incomes: []survey.Income{}}
	for i := range h.Members {
		key := fmt.Sprintf("m%d", i+1)
		h.Members[i] = survey.Member{Key: key, Name: "张国强", InFamily: new(true)}
		for _, item := range []string{"wage.local", "farm.crop", "transfer.support"} {
			h.Incomes = append(h.Incomes, survey.Income{Key: fmt.Sprintf("i%d", len(h.Incomes)+1), Item: item, Member: key})
		}
	}
	return answerMore(seeded(uint64(members)), h, 100)
}

func BenchmarkAssess(b *testing.B) {
	eachPack(b, func(b *testing.B, p *rules.Pack) {
		for _, members := range []int{3, 12} {
			h := ofSize(members)
			b.Run(fmt.Sprintf("%d members", members), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					p.Assess(h, day, text.Zh)
				}
			})
		}
	})
}

// BenchmarkReassess assesses many households on all processors, as when a
// parameter has changed, and says how long 100,000 take.
func BenchmarkReassess(b *testing.B) {
	households := make([]survey.Household, 2000)
	for i := range households {
		households[i] = drawHousehold(seeded(uint64(i)))
	}
	eachPack(b, func(b *testing.B, p *rules.Pack) {
		var next atomic.Int64
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				p.Assess(households[int(next.Add(1))%len(households)], day, text.Zh)
			}
		})
		b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)*100_000, "s/100k")
	})
}

// BenchmarkLoad reads a pack from its tables, as for each pack when the program
// starts.
func BenchmarkLoad(b *testing.B) {
	eachPack(b, func(b *testing.B, p *rules.Pack) {
		for b.Loop() {
			if _, err := rules.Load(filepath.Join("packs", p.Info().ID)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
