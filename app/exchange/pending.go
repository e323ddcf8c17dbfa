package exchange

import (
	"context"
	"errors"
	"slices"

	"ruhu/app"
	"ruhu/syncpkg"
)

// Pending returns how many objects would go up with the next export; a county
// sends nothing up.
func Pending(ctx context.Context, w *app.Workspace) (int, error) {
	if w.Role == syncpkg.County {
		return 0, nil
	}
	v, err := office(w, &w.Store.Reader)
	if err != nil {
		return 0, err
	}
	if err := errors.Join(viewDevices(ctx, w, county(w), &v), viewHeld(ctx, w, county(w), &v)); err != nil {
		return 0, err
	}
	return len(v.ToSend(county(w))), nil
}

// Below returns the divisions below the workspace to which something can be
// sent: those of the devices it knows.
func Below(w *app.Workspace) ([]string, error) {
	devices, err := below(w)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var codes []string
	for _, d := range devices {
		if !seen[d.Division] {
			seen[d.Division] = true
			codes = append(codes, d.Division)
		}
	}
	slices.Sort(codes)
	return codes, nil
}
