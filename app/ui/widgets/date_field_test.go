package widgets_test

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2/test"

	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/survey"
)

func TestDateFieldReadsWhatPeopleType(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		want        survey.Date
		err         error
		shown       string
	}{
		{"eight digits", "20170516", "2017-05-16", nil, "2017-05-16"},
		{"dashes", "2017-5-6", "2017-05-06", nil, "2017-05-06"},
		{"full-width digits", "２０１７０５１６", "2017-05-16", nil, "2017-05-16"},
		{"points of the input method", "2017。5。16", "2017-05-16", nil, "2017-05-16"},
		{"year, month and day in words", "2017年5月16日", "2017-05-16", nil, "2017-05-16"},
		{"nothing is not asked", "", "", nil, ""},
		{"no such day is kept", "1965-02-30", "1965-02-30", survey.ErrNotADate, "1965-02-30"},
		{"a year is kept", "1965", "1965", survey.ErrNotADate, "1965"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got survey.Date
			var err error
			d := widgets.NewDateField(text.Zh, func(day survey.Date, e error) { got, err = day, e })
			show(t, 200, d)
			test.Type(d.Input(), c.typed)
			d.Input().FocusLost()
			if got != c.want || !errors.Is(err, c.err) {
				t.Errorf("got %q, %v; want %q, %v", got, err, c.want, c.err)
			}
			if d.Input().Text != c.shown {
				t.Errorf("shows %q, want %q", d.Input().Text, c.shown)
			}
		})
	}
}

func TestDateFieldIsSetWithoutAnEdit(t *testing.T) {
	edits := 0
	d := widgets.NewDateField(text.Zh, func(survey.Date, error) { edits++ })
	w := show(t, 200, d)
	d.SetDay("2017-05-16")
	w.Canvas().Focus(d.Input())
	test.Type(d.Input(), "20170517")
	d.SetDay("2017-05-17")
	if d.Input().Text != "20170517" {
		t.Errorf("setting the day that is being typed changed the text to %q", d.Input().Text)
	}
	w.Canvas().Unfocus()
	low := d.MinSize().Height
	d.SetDay("1965-02-30")
	if day, err := d.Day(); day != "1965-02-30" || !errors.Is(err, survey.ErrNotADate) || d.MinSize().Height <= low {
		t.Errorf("a wrong day from a card is %q, %v, and is not called wrong", day, err)
	}
	if edits != len("20170517") {
		t.Errorf("%d edits, want one for each digit typed", edits)
	}
}
