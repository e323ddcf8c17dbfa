package demo

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"ruhu/app"
	"ruhu/app/attachment"
)

// photographed is how many households of the first village have a photo.
const photographed = 3

// photograph attaches a drawing of a house to the first households visited: the
// demo shows nobody's home.
func (p *play) photograph(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "demo-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	visited := p.visited(0)
	for n, f := range visited[:min(len(visited), photographed)] {
		file := filepath.Join(dir, "房屋正面（示例）.png")
		if err := app.WriteFile(file, func(w io.Writer) error { return png.Encode(w, drawing(n)) }); err != nil {
			return err
		}
		if _, err := attachment.Add(ctx, p.villages[0], attachment.New{Household: f.id, Kind: "housing", File: file}); err != nil {
			return err
		}
	}
	return nil
}

// drawing draws the n-th house, no two of which are alike.
func drawing(n int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, 640, 420))
	fill := func(r image.Rectangle, c color.RGBA) {
		draw.Draw(picture, r, image.NewUniform(c), image.Point{}, draw.Src)
	}
	fill(picture.Bounds(), color.RGBA{200, 220, 240, 255})
	fill(image.Rect(0, 330, 640, 420), color.RGBA{170, 160, 120, 255})
	left, right := 120-20*n, 520+20*n
	for y := 120; y < 190; y++ {
		fill(image.Rect(left-30+(190-y), y, right+30-(190-y), y+1), color.RGBA{90, 96, 104, 255})
	}
	fill(image.Rect(left, 190, right, 345), color.RGBA{214, 205, 190, 255})
	fill(image.Rect(290, 230, 350, 345), color.RGBA{130, 70, 50, 255})
	for _, x := range []int{left + 40, right - 110} {
		fill(image.Rect(x, 230, x+70, 290), color.RGBA{120, 150, 170, 255})
	}
	return picture
}
