package paper

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"ruhu/assets/text"
)

// VisitForm is the visit form (入户核查表) of one visit, in the words that are
// printed. An empty string prints as an empty field to be filled in by pen, so
// the zero VisitForm is the blank form. In the lists nil means not asked and
// prints as empty rows; empty but not nil means asked, none, and says so.
// Amounts are in yuan as shown, "2,750.00" or "2,600.00 至 2,750.00".
type VisitForm struct {
	Number    string // of the record, short enough to read aloud
	Place     string // 县 乡镇 村 组
	Campaign  string // kind of visit: 集中复核 or its campaign
	Level     string // whose visit it counts as: 乡镇级
	TimesYear string // how many visits this year, with this one: "1"
	Date      string // day of the visit, YYYY-MM-DD

	Head       string
	Phone      string
	People     string // family members: "4 人"
	Address    string
	Registered string // 户籍地 and what the 户口簿 says
	Contacts   string // others to call, a line each
	Bank       string // account that payments go to
	Dibao      string
	Tekun      string
	Jdlk       string
	Causes     string // 致贫原因
	DibaoMore  string // since when, whom, how much
	TekunMore  string
	JdlkMore   string // the registry's record

	Members  []FormMember
	Incomes  []FormIncome
	Total    FormTotal
	Expenses []FormExpense
	Obligors []FormObligor

	Housing       string
	Land          string
	Assets        string
	Guarantees    string // 两不愁、三保障、饮水
	SelfReliance  string // 开发能力、转扶搬
	Events        string // 突发事件, a line each
	Assistance    string // help received, a line each
	EconomicCheck string // check against other offices' records
	Checks        string // earlier visits
	Changes       string // against the visit before
	Relatives     string // 近亲属备案, a line each
	Note          string

	Calculation []string      // one sentence a line, with both per-capita incomes
	Findings    []FormFinding // about the household
	OfMembers   []FormOfMember
	NotMet      string   // the points that do not hold, after one another
	Missing     []string // what the calculation lacked
	Review      []string // what people have to judge

	Visitors []FormVisitor // printed with room for at least two

	Pack        string // policy pack id
	PackVersion string
	AssessedOn  string // YYYY-MM-DD
	Receipt     string // of the assessment, empty for none
	Fingerprint string // of the signed record
	QR          string // what the QR code says, at most some hundred characters
}

// FormMember is a member of the household.
type FormMember struct {
	Name     string
	ID       string // 身份证号, or why there is none
	Relation string
	Birth    string
	Health   string // health and labour capacity
	Met      *bool  // in person; nil prints both boxes empty
	MetNote  string // why not met
	More     string // what else was recorded, on a line of its own
}

// FormIncome is one line of income in the accounting year.
type FormIncome struct {
	Item     string
	Member   string
	Declared string
	Cost     string
	Dibao    string // counted on the dibao basis
	Poverty  string // counted on the poverty basis
	Clause   string // why it counts so
}

// FormTotal is the sum under the income lines, on both bases.
type FormTotal struct {
	Declared         string
	Cost             string
	Dibao            string
	Poverty          string
	PeopleDibao      string // by whom each is divided
	PeoplePoverty    string
	PerCapitaDibao   string
	PerCapitaPoverty string
}

// FormExpense is one line of rigid spending (刚性支出) in the accounting year.
type FormExpense struct {
	Item      string
	Member    string
	Total     string
	Insurance string // paid by basic insurance
	Aid       string // paid by critical-illness insurance and aid
	Own       string // left to the family
	Note      string
}

// FormObligor is somebody living apart who owes the family support.
type FormObligor struct {
	Name     string
	Relation string
	Due      string
	Paid     string
	Note     string
}

// FormFinding is what the policy pack says on one point.
type FormFinding struct {
	Title   string
	State   string
	Text    string
	Clauses string
}

// FormOfMember is what the policy pack says on the points about one member.
type FormOfMember struct {
	Name    string
	Text    string // each point with its result
	Clauses string
}

// FormVisitor is one of the people who came and sign.
type FormVisitor struct {
	Name string
	Unit string
	Post string
}

// WriteVisitForm writes the visit form as PDF. The same form gives the same
// bytes. A form that cannot be set gives a text.Error that names the record, and
// w has got nothing; an error of w itself is passed on for the caller, who knows
// what w is, to explain.
func WriteVisitForm(w io.Writer, lang text.Lang, f VisitForm) error {
	pdf, err := setVisitForm(lang, f)
	if err != nil {
		return err
	}
	if _, err := w.Write(pdf); err != nil {
		return fmt.Errorf("write visit form: %w", err)
	}
	return nil
}

// setVisitForm makes the whole file.
func setVisitForm(lang text.Lang, f VisitForm) (pdf []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("set visit form: %v", fault)
		}
		var said *text.Error
		if err != nil && !errors.As(err, &said) {
			err = text.Fail("paper.error.failed", f.name(lang)).Because(err)
		}
	}()
	s, err := newSheet(lang, f)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = s.write(&out)
	return out.Bytes(), err
}

// name says which record this is, for errors.
func (f VisitForm) name(lang text.Lang) string {
	for _, s := range []string{f.Number, f.Head} {
		if s = clip(clean(s), 60); s != "" {
			return s
		}
	}
	return lang.T("paper.visit.blank")
}

// day returns the date inside the document.
func (f VisitForm) day() time.Time {
	for _, s := range []string{f.Date, f.AssessedOn} {
		if day, err := time.Parse(time.DateOnly, s); err == nil {
			return day
		}
	}
	return undated
}
