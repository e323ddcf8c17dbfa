package visit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
	"ruhu/survey"
	"ruhu/syncpkg/object"
)

// ErrRefused says that a visit cannot be finished yet; the reasons are lines of
// the text.Error around it.
var ErrRefused = errors.New("visit cannot be finished")

// Finish signs the visit and makes it part of the household's history, together
// with the assessment as it stands now. It is refused, with every reason, when
// fewer than two different visitors are named or a member is neither met nor
// explained (鹤壁 三(二) 第一阶段); the draft then stays as it is. A finished visit
// never changes again, and is not finished twice: the error then wraps ErrOver.
func (s *Session) Finish(ctx context.Context) (object.Object, error) {
	if reasons := s.visit.Unfinished(); len(reasons) > 0 {
		return object.Object{}, refusal(reasons)
	}
	finished, reason, err := s.ended()
	if err != nil {
		return object.Object{}, err
	}
	assessment, err := json.Marshal(s.Assess(text.Zh))
	if err != nil {
		return object.Object{}, fmt.Errorf("encode assessment: %w", err)
	}
	body, err := object.Encode(survey.VisitRevision{Visit: finished, Assessment: assessment, Reason: reason})
	if err != nil {
		return object.Object{}, fmt.Errorf("encode visit: %w", err)
	}
	o, err := s.w.Sign(object.Header{
		Type: object.Visit, Division: finished.Household.Village, Subject: finished.Household.ID,
		Parents: s.heads, Body: body,
	})
	if err != nil {
		return object.Object{}, err
	}
	err = s.w.Store.Update(ctx, func(tx *store.Tx) error {
		if err := s.goesOn(tx); err != nil {
			return err
		}
		if _, err := tx.AddObject(o, ""); err != nil {
			return err
		}
		return errors.Join(tx.DeleteDraft(finished.ID), s.w.AuditIn(tx, app.AuditFinished, finished.Household.ID, o.ID.String()))
	})
	switch {
	case errors.Is(err, ErrOver):
		return object.Object{}, err
	case err != nil:
		return object.Object{}, text.Fail("visit.not_finished").Because(err)
	}
	s.visit = finished
	return o, nil
}

// ended is the visit as it ends now. A correction keeps the time of the visit it
// corrects, and has a reason; when it was made its object says.
func (s *Session) ended() (finished survey.Visit, reason string, err error) {
	finished = s.visit
	original, corrects, err := s.Corrects()
	if err != nil || !corrects {
		finished.Finished = s.w.Now().Format(time.RFC3339)
		return finished, "", err
	}
	finished.Finished = original.Visit.Finished
	reason, err = s.reason()
	return finished, reason, err
}

// refusal makes one error of all reasons, a line each.
func refusal(reasons []survey.Problem) error {
	errs := make([]error, len(reasons))
	for i, r := range reasons {
		errs[i] = text.Fail("problem."+r.Code, r.Args...).Because(ErrRefused)
	}
	return errors.Join(errs...)
}

// Record is a finished visit.
type Record struct {
	survey.VisitRevision
	Object object.Object
}

// Read returns a finished visit by the id of its object.
func Read(s *store.Store, id object.ID) (Record, error) {
	o, err := s.Object(id)
	if err != nil {
		return Record{}, err
	}
	var r Record
	if err := object.Decode(o.Body, &r.VisitRevision); err != nil {
		return Record{}, fmt.Errorf("read visit %s: %w", id, err)
	}
	r.Object = o
	return r, nil
}
