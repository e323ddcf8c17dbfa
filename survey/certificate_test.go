package survey_test

import (
	"errors"
	"testing"

	"ruhu/survey"
)

func TestDisabilityCertificates(t *testing.T) {
	holder, _ := survey.ParseIDNumber("360121197011210013")
	tests := []struct {
		name, written string
		want          survey.Certificate
		err           error
	}{
		{"physical, grade 3", "36012119701121001343", survey.Certificate{Holder: holder, Category: 4, Grade: 3}, nil},
		{"issued again", "36012119701121001343B1", survey.Certificate{Holder: holder, Category: 4, Grade: 3, Reissue: "B1"}, nil},
		{"with spaces, full width and a small letter", " 360121 19701121 0013 ４３ b1", survey.Certificate{Holder: holder, Category: 4, Grade: 3, Reissue: "B1"}, nil},
		{"of an eighth category", "36012119701121001383", survey.Certificate{}, survey.ErrCertificateKind},
		{"of no category", "36012119701121001303", survey.Certificate{}, survey.ErrCertificateKind},
		{"of a fifth grade", "36012119701121001345", survey.Certificate{}, survey.ErrCertificateKind},
		{"issued again with a sign", "36012119701121001343#1", survey.Certificate{}, survey.ErrCertificateKind},
		{"of an ID number with a letter", "3601211970112100A343", survey.Certificate{}, survey.ErrIDCharacters},
		{"of an ID number with a wrong check digit", "36012119701121001443", survey.Certificate{
			Holder: survey.IDNumber{Number: "360121197011210014", Birth: "1970-11-21", Sex: "male"}, Category: 4, Grade: 3,
		}, survey.ErrIDCheckDigit},
		{"an ID number alone", "360121197011210013", survey.Certificate{}, survey.ErrCertificateLength},
		{"of twenty-one characters", "36012119701121001343B", survey.Certificate{}, survey.ErrCertificateLength},
		{"empty", "", survey.Certificate{}, survey.ErrCertificateLength},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := survey.ParseCertificate(tt.written)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("ParseCertificate(%q) = %+v, %v; want %+v, %v", tt.written, got, err, tt.want, tt.err)
			}
		})
	}
}

func TestAPersonIsRecognisedByAnyOfTheirNumbers(t *testing.T) {
	for written, want := range map[string]string{
		"410699195001010010":       "410699195001010010",
		"410699500101001":          "410699195001010010",
		"41069919500101001043":     "410699195001010010",
		"41069919500101001043B2":   "410699195001010010",
		" 410699195001010010 ":     "410699195001010010",
		"41069919500101001":        "",
		"":                         "",
		"410699195001010010000000": "",
	} {
		if got := survey.PersonNumber(written); got != want {
			t.Errorf("PersonNumber(%q) = %q, want %q", written, got, want)
		}
	}
}

func FuzzParseCertificate(f *testing.F) {
	for _, s := range []string{"36012119701121001343", "36012119701121001343B1", "＇410699500101001", "二十个汉字的号码没有人有过这样的证"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := survey.ParseCertificate(s)
		if c.Holder.Number == "" {
			if err == nil {
				t.Fatalf("%q gives nothing and no error", s)
			}
			return
		}
		written := c.Holder.Number + string(rune('0'+c.Category)) + string(rune('0'+c.Grade)) + c.Reissue
		again, err2 := survey.ParseCertificate(written)
		if again != c || !errors.Is(err2, err) {
			t.Fatalf("%q is %+v, which reads back as %+v, %v", s, c, again, err2)
		}
		if survey.PersonNumber(written) != c.Holder.Number {
			t.Fatalf("%q is recognised as %q", written, survey.PersonNumber(written))
		}
	})
}
