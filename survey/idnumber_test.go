package survey_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"ruhu/survey"
)

func TestIDNumbers(t *testing.T) {
	tests := []struct {
		name, written string
		want          survey.IDNumber
		err           error
	}{
		{"the standard's example", "11010519491231002X", survey.IDNumber{Number: "11010519491231002X", Birth: "1949-12-31", Sex: "female"}, nil},
		{"born in 1880", "440524188001010014", survey.IDNumber{Number: "440524188001010014", Birth: "1880-01-01", Sex: "male"}, nil},
		{"the example of the certificate rule", "360121197011210013", survey.IDNumber{Number: "360121197011210013", Birth: "1970-11-21", Sex: "male"}, nil},
		{"of an unassigned division", "410699195001010010", survey.IDNumber{Number: "410699195001010010", Birth: "1950-01-01", Sex: "male"}, nil},
		{"of a child", "410699201706010115", survey.IDNumber{Number: "410699201706010115", Birth: "2017-06-01", Sex: "male"}, nil},
		{"born on a leap day", "41069919800229002X", survey.IDNumber{Number: "41069919800229002X", Birth: "1980-02-29", Sex: "female"}, nil},
		{"with an impossible date and the right check digit", "410699199002300034", survey.IDNumber{Number: "410699199002300034", Sex: "male"}, survey.ErrIDDate},
		{"of fifteen digits", "410699500101001", survey.IDNumber{Number: "410699195001010010", Birth: "1950-01-01", Sex: "male"}, nil},
		{"with a lower-case x", "11010519491231002x", survey.IDNumber{Number: "11010519491231002X", Birth: "1949-12-31", Sex: "female"}, nil},
		{"full width", "１１０１０５１９４９１２３１００２Ｘ", survey.IDNumber{Number: "11010519491231002X", Birth: "1949-12-31", Sex: "female"}, nil},
		{"with spaces", " 110105 19491231 002X　", survey.IDNumber{Number: "11010519491231002X", Birth: "1949-12-31", Sex: "female"}, nil},
		{"behind a full-width apostrophe", "＇11010519491231002X", survey.IDNumber{Number: "11010519491231002X", Birth: "1949-12-31", Sex: "female"}, nil},
		{"with invisible marks of a copy", "\u202d11010519491231002X\u202c", survey.IDNumber{Number: "11010519491231002X", Birth: "1949-12-31", Sex: "female"}, nil},
		{"with a wrong check digit", "110105194912310021", survey.IDNumber{Number: "110105194912310021", Birth: "1949-12-31", Sex: "female"}, survey.ErrIDCheckDigit},
		{"too short", "1101051949123100", survey.IDNumber{}, survey.ErrIDLength},
		{"empty", "", survey.IDNumber{}, survey.ErrIDLength},
		{"with an X in the middle", "1101051949X231002X", survey.IDNumber{}, survey.ErrIDCharacters},
		{"of fifteen characters with an X", "41069950010100X", survey.IDNumber{}, survey.ErrIDCharacters},
		{"with a letter", "11010519491231002Y", survey.IDNumber{}, survey.ErrIDCharacters},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := survey.ParseIDNumber(tt.written)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("ParseIDNumber(%q) = %+v, %v; want %+v, %v", tt.written, got, err, tt.want, tt.err)
			}
		})
	}
}

func TestTheCheckDigitCatchesOneWrongDigitAndOneSwap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := survey.CompleteIDNumber(fmt.Sprintf("410699%04d%02d%02d%03d",
			rapid.IntRange(1900, 2017).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"),
			rapid.IntRange(1, 28).Draw(t, "day"), rapid.IntRange(0, 999).Draw(t, "sequence")))
		if _, err := survey.ParseIDNumber(number); err != nil {
			t.Fatalf("%s: %v", number, err)
		}
		wrong := []byte(number)
		i := rapid.IntRange(0, 16).Draw(t, "place")
		wrong[i] = '0' + (wrong[i]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "by")))%10
		if _, err := survey.ParseIDNumber(string(wrong)); err == nil {
			t.Fatalf("%s passes for %s", wrong, number)
		}
		swapped := []byte(number)
		j := rapid.IntRange(0, 15).Draw(t, "swap")
		swapped[j], swapped[j+1] = swapped[j+1], swapped[j]
		if _, err := survey.ParseIDNumber(string(swapped)); err == nil && string(swapped) != number {
			t.Fatalf("%s passes for %s", swapped, number)
		}
	})
}

func FuzzParseIDNumber(f *testing.F) {
	for _, s := range []string{"11010519491231002X", "410699500101001", "＇11010519491231002x", "000000000000000", "XXXXXXXXXXXXXXXXXX"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := survey.ParseIDNumber(s)
		if id.Number == "" {
			if err == nil {
				t.Fatalf("%q gives nothing and no error", s)
			}
			return
		}
		again, err2 := survey.ParseIDNumber(id.Number)
		if again != id || !errors.Is(err2, err) {
			t.Fatalf("%q is %+v, which reads back as %+v, %v", s, id, again, err2)
		}
		if len(id.Number) != 18 || err == nil && !id.Birth.Valid() {
			t.Fatalf("%q is %+v", s, id)
		}
	})
}
