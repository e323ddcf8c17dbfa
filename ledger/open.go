package ledger

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"ruhu/assets/text"
)

// Bounds of what is read. A township's roster of 20,000 people has about 3 MB,
// unpacked 40.
const (
	maxFileSize   = 32 << 20
	maxUnzipped   = 256 << 20
	maxRows       = 100_000
	maxColumns    = 256
	maxMerges     = 100_000
	maxCellLength = 200 // characters in a cell that is taken
)

// The first bytes of the files that are taken for workbooks: a zip archive, and
// the compound file that holds old and encrypted workbooks.
var (
	zipMagic = []byte("PK\x03\x04")
	oleMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}
)

// encryptedStream is the name of the stream in which an encrypted workbook lies,
// as it stands in the directory of the compound file.
var encryptedStream = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// openWorkbook opens an .xlsx file, or says in one text.Error what it is and
// what to do. Nothing is unpacked to disk.
func openWorkbook(path string) (*excelize.File, error) {
	data, err := readBounded(path, maxFileSize)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(path)
	switch {
	case bytes.HasPrefix(data, oleMagic) && bytes.Contains(data, encryptedStream):
		return nil, text.Fail("ledger.password", name)
	case bytes.HasPrefix(data, oleMagic):
		return nil, text.Fail("ledger.old_format", name)
	case !bytes.HasPrefix(data, zipMagic) && strings.EqualFold(filepath.Ext(path), ".csv"):
		return nil, text.Fail("ledger.csv", name)
	case !bytes.HasPrefix(data, zipMagic):
		return nil, text.Fail("ledger.not_excel", name)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped,
	})
	if err != nil {
		return nil, text.Fail(whatArchive(data), name).Because(err)
	}
	return f, nil
}

// readBounded reads a regular file of at most limit bytes.
func readBounded(path string, limit int64) ([]byte, error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, text.Fail("ledger.missing", path).Because(err)
	}
	if err != nil {
		return nil, text.Fail("ledger.unreadable", name).Because(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		return nil, text.Fail("ledger.directory", path)
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, text.Fail("ledger.unreadable", name).Because(err)
	}
	if int64(len(data)) > limit {
		return nil, text.Fail("ledger.too_large", name)
	}
	return data, nil
}

// whatArchive says what is wrong with an archive that is no readable workbook.
func whatArchive(data []byte) string {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "ledger.damaged"
	}
	var size uint64
	workbook := false
	for _, f := range archive.File {
		size += f.UncompressedSize64
		workbook = workbook || strings.HasPrefix(f.Name, "xl/")
	}
	switch {
	case size > maxUnzipped:
		return "ledger.too_large"
	case workbook:
		return "ledger.damaged"
	}
	return "ledger.not_excel"
}

// damagedOnPanic turns a panic of the spreadsheet library over a malformed file
// into an error: such a file is the user's, not a bug of the program.
func damagedOnPanic(path string, err *error) {
	if r := recover(); r != nil {
		*err = text.Fail("ledger.damaged", filepath.Base(path)).Because(fmt.Errorf("read workbook: %v", r))
	}
}
