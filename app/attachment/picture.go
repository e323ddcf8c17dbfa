package attachment

import (
	"bytes"
	"image"
	_ "image/gif"  // decoded for the screen
	_ "image/jpeg" // decoded for the screen
	_ "image/png"  // decoded for the screen
	"io"

	_ "golang.org/x/image/bmp" // decoded for the screen
	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // decoded for the screen

	"ruhu/app"
	"ruhu/assets/text"
	"ruhu/store"
)

// maxPixels bounds a photo that is decoded, before memory is set aside for it. The
// largest photos of phones have a hundred million.
const maxPixels = 128 << 20

// CanShow reports whether Picture may be able to show the attachment.
func CanShow(a store.Attachment) bool {
	switch a.Body.Media {
	case "image/jpeg", "image/png", "image/gif", "image/bmp", "image/webp":
		return a.Here
	}
	return false
}

// Picture decodes a photo for the screen, no longer than side pixels on either
// side. Nothing of it is written to a disk.
func Picture(w *app.Workspace, a store.Attachment, side int) (image.Image, error) {
	content, err := Open(w, a)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(content)
	if err != nil {
		return nil, err
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width < 1 || size.Height < 1 || size.Width > maxPixels/size.Height {
		return nil, text.Fail("attachment.cannot_show", a.Body.Name).Because(err)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, text.Fail("attachment.cannot_show", a.Body.Name).Because(err)
	}
	return shrunk(picture, side), nil
}

// shrunk makes a picture fit, keeping its proportions.
func shrunk(picture image.Image, side int) image.Image {
	b := picture.Bounds()
	longest := max(b.Dx(), b.Dy())
	if longest <= side {
		return picture
	}
	small := image.NewRGBA(image.Rect(0, 0, max(1, b.Dx()*side/longest), max(1, b.Dy()*side/longest)))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), picture, b, draw.Src, nil)
	return small
}
