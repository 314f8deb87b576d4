package paper

import (
	"bytes"
	"strconv"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/svg"
)

// CodeNoPage says that a document has no page of that number.
const CodeNoPage domain.Code = "paper_no_page"

// Preview draws page n (from 1) of p as SVG, exactly as it prints, and says how
// many pages there are.
func Preview(p Paper, n int) (image []byte, pages int, err error) {
	d, err := p.Compose()
	if err != nil {
		return nil, 0, err
	}
	if n < 1 || n > len(d.Pages) {
		return nil, len(d.Pages), domain.Fail(CodeNoPage, strconv.Itoa(n), strconv.Itoa(len(d.Pages)))
	}
	var b bytes.Buffer
	title := d.Title + " " + number(n, len(d.Pages))
	if err := svg.Write(&b, d.Pages[n-1], title); err != nil {
		return nil, 0, err
	}
	return b.Bytes(), len(d.Pages), nil
}
