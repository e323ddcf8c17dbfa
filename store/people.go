package store

import (
	"context"
	"database/sql"
	"errors"

	"ruhu/survey"
	"ruhu/survey/hanzi"
)

// Person is a member of a household under one of their names, by what makes
// people recognisable.
type Person struct {
	Household string
	Place     int    // in the document of the household
	Former    bool   // under a former name
	Member    string // key in the household
	Name      string // as typed
	Number    string // ID number in its 18-character form, empty where none can be read
	Named     string // folded name and birth date, empty without either
	Head      bool   // head of the household
	Claimed   bool   // see survey.Household.Claims
}

const personColumns = "household, place, former, member, name, number, named, head, claimed"

func (p *Person) fields() []any {
	return []any{&p.Household, &p.Place, &p.Former, &p.Member, &p.Name, &p.Number, &p.Named, &p.Head, &p.Claimed}
}

// peopleOf lists the people of a household, with a line more for a former name.
func peopleOf(h survey.Household) (people []Person) {
	for i, m := range h.Members {
		number, birth := identityOf(m)
		p := Person{
			Household: h.ID, Place: i, Member: m.Key, Name: m.Name, Number: number, Named: named(m.Name, birth),
			Head: m.Relation == survey.RelationHead, Claimed: h.Claims(m),
		}
		people = append(people, p)
		if before := named(m.FormerName, birth); before != "" && before != p.Named {
			p.Former, p.Named = true, before
			people = append(people, p)
		}
	}
	return people
}

// identityOf returns the ID number by which a member is recognised and the birth
// date, which an ID number gives where nobody wrote it. A number whose date is in
// no calendar is nobody's.
func identityOf(m survey.Member) (number string, birth survey.Date) {
	number, birth = survey.PersonNumber(m.IDNumber), m.BirthDate
	id, err := survey.ParseIDNumber(number)
	if errors.Is(err, survey.ErrIDDate) {
		number = ""
	}
	if !birth.Valid() {
		birth = id.Birth
	}
	return number, birth
}

// named joins a folded name and a birth date into what both must share to be
// taken for one person.
func named(name string, birth survey.Date) string {
	folded := hanzi.Fold(name)
	if folded == "" || !birth.Valid() {
		return ""
	}
	return folded + " " + string(birth)
}

// putPeople replaces the people of a household.
func (t *Tx) putPeople(h survey.Household) error {
	if _, err := t.exec("DELETE FROM person WHERE household = ?", h.ID); err != nil {
		return err
	}
	for _, p := range peopleOf(h) {
		if _, err := t.exec("INSERT INTO person ("+personColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
			p.Household, p.Place, p.Former, p.Member, p.Name, p.Number, p.Named, p.Head, p.Claimed); err != nil {
			return err
		}
	}
	return nil
}

// Lookalikes returns everybody whose ID number, or name with birth date, stands
// in more than one household here, sorted by household and place.
func (r *Reader) Lookalikes(ctx context.Context) (people []Person, err error) {
	err = r.each(ctx, func(rows *sql.Rows) error {
		var p Person
		err := rows.Scan(p.fields()...)
		people = append(people, p)
		return err
	}, "SELECT "+personColumns+` FROM person WHERE number <> ''
			AND number IN (SELECT number FROM person WHERE number <> '' GROUP BY number HAVING min(household) < max(household))
		UNION SELECT `+personColumns+` FROM person WHERE named <> ''
			AND named IN (SELECT named FROM person WHERE named <> '' GROUP BY named HAVING min(household) < max(household))
		ORDER BY household, place, former`)
	return people, failed(err, "find people who look the same")
}
