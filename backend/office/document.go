package office

import (
	"bytes"
	"context"
	"io"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper"
	"gridstar/backend/store"
)

// DocumentRequest asks for a document. Each uses what its Document says it needs.
type DocumentRequest struct {
	Document string
	Month    domain.Month
	AsOf     domain.Date // none: the month's last day
	Unit     string
	Worker   string       // "": all whom the document is about; letters are about one
	From, To domain.Month // of documents over a span of months
	Top      int64        // of awards; 0: the rule set's
	Day      domain.Date  // of the weekly sheet: a day of the week; none: the month's last whole week
}

func (r DocumentRequest) assess() AssessRequest {
	return AssessRequest{Month: r.Month, AsOf: r.AsOf, Unit: r.Unit}
}

func (r DocumentRequest) awards() AwardsRequest {
	return AwardsRequest{From: r.From, To: r.To, Unit: r.Unit, Top: r.Top}
}

// Document is a kind of document that the office prints.
type Document struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Group     string `json:"group"`
	Size      string `json:"size"`
	Basis     string `json:"basis"`
	PerWorker bool   `json:"per_worker"` // may be about one worker
	OneWorker bool   `json:"one_worker"` // is about one and no more
	PerSpan   bool   `json:"per_span"`   // over From..To
	Numbered  bool   `json:"numbered"`   // making it enters numbers in the register
	Workbook  bool   `json:"workbook"`   // also as .xlsx
	OnPaper   bool   `json:"on_paper"`   // as PDF

	compose func(*Office, *store.Tx, DocumentRequest) (paper.Paper, error)
	sheet   func(*Office, *store.Tx, DocumentRequest, io.Writer) error
}

// The groups of documents.
const (
	groupNotice  = "公示"
	groupAward   = "评优"
	groupPay     = "绩效"
	groupDetail  = "明细"
	groupCheck   = "核对清单"
	groupSign    = "签字"
	groupPerson  = "个人文书"
	groupReports = "报告"
)

// Documents are all that the office prints, in the order of use.
var Documents = []Document{
	{ID: "notice", Name: "星级考核结果公示", Group: groupNotice, Size: "A4", Basis: "三.3", compose: composeNotice},
	{ID: "poster", Name: "公示海报", Group: groupNotice, Size: "A3", Basis: "三.3", compose: composePoster},
	{ID: "ranking", Name: "排名表", Group: groupNotice, Basis: "三.3", sheet: sheetRanking},
	{ID: "units", Name: "单位考核表", Group: groupNotice, Basis: "三.1", sheet: sheetUnits},
	{ID: "scoresheet", Name: "考核得分明细表", Group: groupDetail, Size: "A4", Basis: "三.1", PerWorker: true, compose: composeScoreSheets},
	{ID: "unitsheet", Name: "单位考核得分明细表", Group: groupDetail, Size: "A4", Basis: "三.1", compose: composeUnitSheet},
	{ID: "pay", Name: "绩效工资发放表", Group: groupPay, Size: "A4横", Basis: "三.4", compose: composePay, sheet: sheetPay},
	{ID: "doors", Name: "未入户清单", Group: groupCheck, Size: "A4", Basis: "二.2(2)", PerWorker: true, compose: composeDoors, sheet: sheetDoors},
	{ID: "unreached", Name: "拒访、空置核实表", Group: groupCheck, Size: "A4横", Basis: "二.2(2)", compose: composeUnreached},
	{ID: "pending", Name: "信息采集待审积压清单", Group: groupCheck, Size: "A4", Basis: "二.2(4)", compose: composePending},
	{ID: "warning", Name: "连续两月不合格预警名单", Group: groupCheck, Size: "A4", Basis: "三.4", compose: composeWarning},
	{ID: "problems", Name: "问题清单", Group: groupCheck, Basis: "三.1", sheet: sheetProblems},
	{ID: "spotchecks", Name: "抽查表", Group: groupCheck, Size: "A4", Basis: "三.1", compose: composeSpotChecks},
	{ID: "week", Name: "周工作情况签字表", Group: groupSign, Size: "A4横", Basis: "三.2", compose: composeWeek},
	{ID: "month", Name: "月考核确认表", Group: groupSign, Size: "A4横", Basis: "三.2", compose: composeMonth},
	{ID: "training", Name: "脱岗培训通知书", Group: groupPerson, Size: "A4", Basis: "三.4", PerWorker: true, compose: composeTraining},
	{ID: "training-review", Name: "培训考核表", Group: groupPerson, Size: "A4", Basis: "三.4", PerWorker: true, compose: composeTrainingReview},
	{ID: "interview", Name: "约谈记录", Group: groupPerson, Size: "A4", Basis: "三.4", PerWorker: true, compose: composeInterview},
	{ID: "dismissal", Name: "拟辞退提请表", Group: groupPerson, Size: "A4", Basis: "三.4", PerWorker: true, compose: composeDismissal},
	{ID: "appeal", Name: "申诉表", Group: groupPerson, Size: "A4", Basis: "三.3", PerWorker: true, compose: composeAppeal},
	{ID: "approval", Name: "十佳推荐审批表", Group: groupAward, Size: "A4", Basis: "三.3", PerSpan: true, PerWorker: true, compose: composeApproval},
	{ID: "certificates", Name: "荣誉证书", Group: groupAward, Size: "A4横", Basis: "三.3", PerSpan: true, Numbered: true, compose: composeCertificates},
	{ID: "register", Name: "荣誉证书登记册", Group: groupAward, Size: "A4", Basis: "三.3", compose: composeRegister},
	{ID: "month-report", Name: "月度考核报告", Group: groupReports, Size: "A4", Basis: "三.1", compose: composeMonthReport},
	{ID: "quarter", Name: "季度考核报告", Group: groupReports, Size: "A4", Basis: "三.1", compose: composeQuarter},
	{ID: "police", Name: "社区民警捆绑考核情况", Group: groupReports, Size: "A4", Basis: "三.2", compose: composePolice},
}

func init() {
	for i := range Documents {
		Documents[i].OneWorker = Documents[i].Group == groupPerson
		Documents[i].Workbook = Documents[i].sheet != nil
		Documents[i].OnPaper = Documents[i].compose != nil
	}
}

// Failures of documents.
const (
	CodeNoSuchDocument domain.Code = "no_such_document" // id
	CodeNotOnPaper     domain.Code = "not_on_paper"     // name
	CodeNotAWorkbook   domain.Code = "not_a_workbook"   // name
	CodeWorkerNeeded   domain.Code = "worker_needed"    // name
)

// DocumentOf finds a kind of document.
func DocumentOf(id string) (*Document, error) {
	for i := range Documents {
		if Documents[i].ID == id {
			return &Documents[i], nil
		}
	}
	return nil, domain.Fail(CodeNoSuchDocument, id)
}

// Compose lays a document out. One that is numbered enters its numbers in the
// register on the way.
func (o *Office) Compose(ctx context.Context, req DocumentRequest) (paper.Paper, error) {
	d, err := DocumentOf(req.Document)
	if err != nil {
		return nil, err
	}
	if d.compose == nil {
		return nil, domain.Fail(CodeNotOnPaper, d.Name)
	}
	if d.OneWorker && req.Worker == "" {
		return nil, domain.Fail(CodeWorkerNeeded, d.Name)
	}
	var doc paper.Paper
	within := o.store.Read
	if d.Numbered {
		within = o.write
	}
	err = within(ctx, func(tx *store.Tx) (err error) {
		doc, err = d.compose(o, tx, req)
		return err
	})
	return doc, err
}

// Print writes a document as PDF: same records, same bytes.
func (o *Office) Print(ctx context.Context, req DocumentRequest, w io.Writer) error {
	doc, err := o.Compose(ctx, req)
	if err != nil {
		return err
	}
	return paper.Print(w, doc)
}

// Workbook writes a document as .xlsx.
func (o *Office) Workbook(ctx context.Context, req DocumentRequest, w io.Writer) error {
	d, err := DocumentOf(req.Document)
	if err != nil {
		return err
	}
	if d.sheet == nil {
		return domain.Fail(CodeNotAWorkbook, d.Name)
	}
	var b bytes.Buffer
	err = o.store.Read(ctx, func(tx *store.Tx) error { return d.sheet(o, tx, req, &b) })
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// NotePrinted leaves an entry in the audit trail that a document was printed or
// saved; of a published month's notice it also remembers that the step is done.
func (o *Office) NotePrinted(ctx context.Context, req DocumentRequest) error {
	return o.write(ctx, func(tx *store.Tx) error {
		detail := map[string]string{"unit": req.Unit}
		for key, value := range map[string]string{"month": req.Month.String(), "worker": req.Worker, "from": req.From.String(), "to": req.To.String()} {
			if value != "" {
				detail[key] = value
			}
		}
		if req.Document == "notice" || req.Document == "poster" {
			s, err := o.shownMonth(tx, req.Month, req.Unit)
			if err != nil {
				return err
			}
			detail["digest"] = s.digest
			if !s.draft {
				if err := tx.SaveChoice(printedKey(req.Month, s.view.Unit), s.digest); err != nil {
					return err
				}
			}
		}
		_, err := tx.Append("print", "document/"+req.Document, detail)
		return err
	})
}
