package attachment_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"runtime"
	"testing"

	"ruhu/app/apptest"
	"ruhu/app/attachment"
)

func TestAPhotoIsShownNoLargerThanTheScreenNeeds(t *testing.T) {
	w, household := family(t)
	for sides, want := range map[image.Point]image.Point{{300, 100}: {300, 100}, {1200, 300}: {800, 200}, {3000, 1}: {800, 1}} {
		var b bytes.Buffer
		apptest.OK(t, png.Encode(&b, image.NewGray(image.Rectangle{Max: sides})))
		add(t, w, household, fileOf(t, "a.png", b.Bytes()))
		list := listed(t, w, household)
		a := list[len(list)-1]
		picture, err := attachment.Picture(w, a, 800)
		apptest.OK(t, err)
		if got := picture.Bounds().Size(); got != want || !attachment.CanShow(a) {
			t.Errorf("%v is shown as %v, want %v", sides, got, want)
		}
	}
}

// TestAPhotoThatClaimsToBeHugeIsNotDecoded has the head of a picture of four
// thousand million pixels.
func TestAPhotoThatClaimsToBeHugeIsNotDecoded(t *testing.T) {
	w, household := family(t)
	var b bytes.Buffer
	apptest.OK(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))))
	bomb := b.Bytes()
	binary.BigEndian.PutUint32(bomb[16:], 1<<16)
	binary.BigEndian.PutUint32(bomb[20:], 1<<16)
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	add(t, w, household, fileOf(t, "a.png", bomb))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := attachment.Picture(w, listed(t, w, household)[0], 800)
	runtime.ReadMemStats(&after)
	apptest.Says(t, err, "attachment.cannot_show")
	if got := after.TotalAlloc - before.TotalAlloc; got > 64<<20 {
		t.Errorf("%d bytes set aside", got)
	}
}
