package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"ruhu/app/ui/theme"
	"ruhu/app/ui/uitest"
	"ruhu/app/ui/widgets"
	"ruhu/assets/text"
	"ruhu/survey"
)

func fen(yuan int64) *survey.Fen {
	f := survey.Fen(yuan * 100)
	return &f
}

func TestGallery(t *testing.T) {
	for name, part := range map[string]func() fyne.CanvasObject{
		"gallery-visit":  galleryVisit,
		"gallery-inputs": galleryInputs,
		"gallery-parts":  galleryParts,
		"gallery-focus":  galleryFocus,
	} {
		t.Run(name, func(t *testing.T) {
			uitest.Render(t, part(), 1366, 768, name)
		})
	}
}

// galleryVisit puts the parts together as the visit screen does.
func galleryVisit() fyne.CanvasObject {
	bar := widgets.NewTopBar("入户核查", "张国强户 · 小河镇西郭渡村 3组",
		widgets.NewBarText("已保存 14:03:22"), widgets.NewBarText("核查人员 李建民、王秀英"),
		widgets.NewBarButton("大字", nil), widgets.NewBarButton("锁定", nil))
	rail := widgets.NewNavRail(nil, navItems("工作台", "农户", "入户核查", "打印", "数据交换", "政策", "设置")...)
	rail.SetSelected("入户核查")
	sections := widgets.NewNavList(nil,
		widgets.NavItem{Key: "1", Text: "1 核查人员", Note: "✓", Tone: widgets.ToneOK},
		widgets.NavItem{Key: "2", Text: "2 家庭成员", Note: "4 人 ✓", Tone: widgets.ToneOK},
		widgets.NavItem{Key: "4", Text: "4 收入", Note: "5 项"},
		widgets.NavItem{Key: "5", Text: "5 支出财产", Note: "缺 1", Tone: widgets.ToneWarn},
		widgets.NavItem{Key: "6", Text: "6 三保障", Note: "缺 2", Tone: widgets.ToneWarn},
		widgets.NavItem{Key: "9", Text: "9 核对完成", Note: "—"})
	sections.SetSelected("4")
	left := widgets.NewFrame(nil, nil, widgets.NewSide(132, theme.Rail, widgets.NewRows(0, widgets.Inset(0, 5, rail))),
		nil, widgets.NewSide(196, theme.Panel, widgets.NewRows(0, widgets.Inset(0, 7, sections))))
	right := widgets.NewSide(366, theme.Aside, container.NewVScroll(widgets.Inset(20, 18, galleryCalculation())))
	return widgets.NewFrame(bar, nil, left, right,
		widgets.NewFrame(nil, galleryFooter(), nil, nil, container.NewVScroll(widgets.Inset(22, 20, galleryIncome()))))
}

func navItems(words ...string) []widgets.NavItem {
	var items []widgets.NavItem
	for _, w := range words {
		items = append(items, widgets.NavItem{Key: w, Text: w})
	}
	return items
}

func galleryFooter() fyne.CanvasObject {
	return container.NewStack(widgets.NewFill(theme.Panel), widgets.NewFrame(widgets.NewRule(), nil, nil, nil,
		widgets.Inset(22, 8, widgets.NewFlow(12,
			widgets.NewSecondaryButton("上一页", nil).WithShortcut("Ctrl+←"),
			widgets.NewPrimaryButton("下一页 支出财产", nil).WithShortcut("Ctrl+→"),
			widgets.NewMuted("还缺 3 项，可以先走下一页")))))
}

func galleryIncome() fyne.CanvasObject {
	cols := widgets.NewColumns(12, widgets.Share(1.2), widgets.Fixed(104), widgets.Fixed(104), widgets.Share(1))
	line := func(item, who string, amount, cost *survey.Fen, counted *widgets.Money, note string) fyne.CanvasObject {
		field := widgets.NewMoneyField(text.Zh, nil)
		field.SetAmount(amount)
		costField := fyne.CanvasObject(widgets.NewMoney(nil))
		if cost != nil {
			f := widgets.NewMoneyField(text.Zh, nil)
			f.SetAmount(cost)
			costField = f
		}
		result := widgets.NewRows(0, counted)
		if note != "" {
			result.Add(widgets.NewCaption(note).Right().Wrapped())
		}
		return widgets.NewRows(5, cols.Row(widgets.NewRows(0, widgets.NewText(item).Wrapped(), widgets.NewCaption(who).Wrapped()), field, costField, result), widgets.NewRule())
	}
	return widgets.NewRows(12,
		widgets.NewSectionTitle("家庭收入", "2016年5月16日至2017年5月15日，全年合计，单位：元。上次的回答已带入，请逐项核对。"),
		widgets.NewRows(5,
			cols.Row(widgets.NewCaption("项目、成员"), widgets.NewCaption("全年收入").Right(), widgets.NewCaption("成本").Right(), widgets.NewCaption("计入").Right()),
			widgets.NewRule(),
			line("就近务工", "张国强", fen(7000), nil, widgets.NewMoney(fen(7000)), "扶贫项目就业"),
			line("粮食（玉米）", "全家", fen(4600), fen(1800), widgets.NewMoney(fen(2800)), ""),
			line("中央基础养老金", "张王氏", fen(960), nil, widgets.NewMoney(fen(960)).Striked(), "不计入"),
			line("抚恤补助", "买买提·吐尔逊江·阿不都热依木", fen(1200), nil, widgets.NewMoney(fen(1200)).Striked(), "低保口径不计入"),
			line("赡养费", "长女 㛃䶮𬍛𠅤（外嫁）", nil, nil, widgets.NewFigures("600.00 至 1,200.00"), "实付 600，应付 1,200"),
			line("实物帮扶", "全家", nil, nil, widgets.NewFigures("不计 1,600.00 至 2,200.00").Striked(), "")),
		widgets.NewFlow(14, widgets.NewSecondaryButton("＋ 添加收入", nil).WithShortcut("Ctrl+N"), widgets.NewMuted("输入拼音首字母选择项目，如 wg 务工")))
}

func galleryCalculation() fyne.CanvasObject {
	return widgets.NewRows(10,
		widgets.NewMuted("低保口径 家庭人均年收入"),
		widgets.NewFigureLine("2,600.00", "至 2,750.00 元"),
		widgets.NewMuted("10,400 至 11,000，÷ 4 人；赡养费按应付还是实付，县里未定").Wrapped(),
		widgets.NewBeside(0, widgets.NewLinkButton("怎么算的", nil)),
		widgets.NewMuted("扶贫口径 人均 2,900.00 至 3,050.00 元").Wrapped(),
		widgets.NewFindingCard(widgets.Finding{Tone: widgets.ToneOK, Title: "收入低于标准", About: "财产、核对待审", Text: "低于 3,000（现行）和 3,210（拟），差 250.00 元以上。", Clause: "鹤政办〔2017〕14号 二(二)"}),
		widgets.NewFindingCard(widgets.Finding{Tone: widgets.ToneWarn, Title: "待补充", About: "政策兜底", Text: "还要问：能否靠产业脱贫、能否靠就业脱贫", Links: []fyne.CanvasObject{widgets.NewLinkButton("去填写", nil)}}),
		widgets.NewFindingCard(widgets.Finding{Tone: widgets.ToneQuiet, Title: "困难残疾人生活补贴", About: "张王氏", Text: "肢体二级。发放条件县里未定，可先登记"}),
		widgets.NewFindingCard(widgets.Finding{Tone: widgets.ToneBad, Title: "收入高于标准", About: "待审", Text: "高于 3,000，多 1,790.00 元。", Clause: "鹤政办〔2017〕14号 二(五)"}))
}

func galleryInputs() fyne.CanvasObject {
	typed := widgets.NewField(nil)
	typed.SetText("买买提·吐尔逊江 㛃䶮𬍛𠅤")
	empty := widgets.NewField(nil)
	empty.SetPlaceHolder("与身份证一致")
	off := widgets.NewField(nil)
	off.SetText("已由公安核对")
	off.Disable()
	lines := widgets.NewMultiLineField(3, nil)
	lines.SetText("张国强患慢性病，2016年在县医院住院两次，自付3200元；长女张丽外嫁，实付赡养费600元，应付1200元，县里未定按哪个算。")
	pass := widgets.NewPassphraseField(func() {})
	pass.SetText("demo demo")

	money, wrong, none := widgets.NewMoneyField(text.Zh, nil), widgets.NewMoneyField(text.Zh, nil), widgets.NewMoneyField(text.Zh, nil)
	money.SetAmount(fen(1234567))
	wrong.Input().SetText("一千二")
	wrong.Input().FocusLost()
	day, noDay := widgets.NewDateField(text.Zh, nil), widgets.NewDateField(text.Zh, nil)
	day.SetDay("2017-05-16")
	noDay.SetDay("1965-02-30")

	choice, unasked, strange := widgets.NewChoiceField(text.Zh, survey.IncomeItems, nil), widgets.NewChoiceField(text.Zh, survey.IncomeItems, nil), widgets.NewChoiceField(text.Zh, survey.IncomeItems, nil)
	choice.SetCode("pension.base_central")
	strange.SetCode("from.a.newer.version")
	yes, no, open, shut := true, false, widgets.NewTriState(text.Zh, nil), widgets.NewTriState(text.Zh, nil)
	asked := widgets.NewTriState(text.Zh, nil)
	asked.SetAnswer(&yes)
	shut.SetAnswer(&no)
	shut.Input().Disable()
	sources := widgets.NewSegmentedChoice(text.Zh, survey.IncomeSources, nil)
	sources.SetCode("checked")

	warned := widgets.NewFormRow("身份证号", "18 位，末位可为 X", typedField("410699196501010018"))
	warned.SetProblem(widgets.ToneWarn, "出生日期与身份证号不一致，可保留，请说明原因")
	filter := widgets.NewFilterBox(text.Zh, "姓名、拼音首字母、身份证后四位、组", nil)
	filtered := widgets.NewFilterBox(text.Zh, "姓名、拼音首字母、身份证后四位、组", nil)
	filtered.SetQuery("zgq")
	return widgets.Inset(24, 20, widgets.NewRows(16,
		widgets.NewSectionTitle("填写", "每一种填写方式、每一种状态"),
		widgets.NewFormGrid(
			widgets.NewFormRow("姓名", "", typed),
			widgets.NewFormRow("曾用名", "没有就不填", empty),
			widgets.NewFormRow("户籍核对结果", "", off),
			warned,
			widgets.NewFormRow("全年收入（元）", "", money),
			widgets.NewFormRow("成本（元）", "", wrong),
			widgets.NewFormRow("自付（元）", "没问到就留空，0 表示问了没有", none),
			widgets.NewFormRow("口令", "", pass),
			widgets.NewFormRow("出生日期", "", day),
			widgets.NewFormRow("残疾证发证日期", "", noDay),
			widgets.NewFormRow("项目", "", choice),
			widgets.NewFormRow("项目", "", unasked),
			widgets.NewFormRow("项目", "", strange),
			widgets.NewFormRow("是否共同生活", "", asked),
			widgets.NewFormRow("是否长期卧床", "", open),
			widgets.NewFormRow("是否在校", "", shut)),
		widgets.NewFormLine("来源", "金额是怎么知道的", sources),
		widgets.NewFormLine("说明", "", lines),
		widgets.NewGrid(300, 16, filter, filtered)))
}

// galleryFocus shows everything that takes the focus with the focus.
func galleryFocus() fyne.CanvasObject {
	money, day := widgets.NewMoneyField(text.Zh, nil), widgets.NewDateField(text.Zh, nil)
	money.SetAmount(fen(7000))
	day.SetDay("2017-05-16")
	choice, sources := widgets.NewChoiceField(text.Zh, survey.IncomeItems, nil), widgets.NewSegmentedChoice(text.Zh, survey.IncomeSources, nil)
	state := widgets.NewTriState(text.Zh, nil)
	first, second := widgets.NewPrimaryButton("继续", nil), widgets.NewSecondaryButton("查看", nil)
	linked, onBar := widgets.NewLinkButton("怎么算的", nil), widgets.NewBarButton("锁定", nil)
	rail := widgets.NewNavRail(nil, navItems("工作台", "农户", "入户核查")...)
	rail.SetSelected("农户")
	list := galleryList()
	name := typedField("张国强")
	for _, o := range []fyne.Focusable{name, money.Input(), day.Input(), choice, sources, state.Input(), first, second, linked, onBar, rail, list} {
		o.FocusGained()
	}
	return widgets.NewFrame(widgets.NewTopBar("农户", "西郭渡村", onBar), nil, widgets.NewSide(132, theme.Rail, widgets.NewRows(0, rail)), nil,
		widgets.Inset(24, 20, widgets.NewRows(16,
			widgets.NewFormGrid(widgets.NewFormRow("姓名", "", name), widgets.NewFormRow("金额", "", money), widgets.NewFormRow("日期", "", day),
				widgets.NewFormRow("项目", "", choice), widgets.NewFormRow("来源", "", sources), widgets.NewFormRow("在校", "", state)),
			widgets.NewFlow(12, first, second, linked), widgets.NewCard("", fixedRows(list, 200)))))
}

func TestGalleryOfAnOpenChoice(t *testing.T) {
	for name, window := range map[string]func(testing.TB, fyne.CanvasObject, float32, float32) fyne.Window{
		"gallery-choice": uitest.Window, "gallery-choice-large": uitest.LargeWindow,
	} {
		upper, lower := widgets.NewChoiceField(text.Zh, survey.IncomeItems, nil), widgets.NewChoiceField(text.Zh, survey.IncomeItems, nil)
		upper.SetCode("farm.crop")
		w := window(t, widgets.NewFrame(nil, widgets.Inset(20, 20, lower), nil, nil, widgets.Inset(20, 20, widgets.NewRows(0, upper))), 800, 700)
		upper.Open("")
		uitest.Save(t, w, name)
		upper.Open("")
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		lower.Open("yl")
		uitest.Save(t, w, name+"-filtered")
		if !lower.Opened() || upper.Opened() {
			t.Errorf("%s: the wrong list is open", name)
		}
	}
}

func typedField(words string) *widgets.Field {
	f := widgets.NewField(nil)
	f.SetText(words)
	return f
}

func galleryParts() fyne.CanvasObject {
	off := widgets.NewPrimaryButton("签名并合并", nil)
	off.Disable()
	shut := widgets.NewSecondaryButton("打印冲突单", nil)
	shut.Disable()
	bad, info, good := widgets.NewBanner(), widgets.NewBanner(), widgets.NewBanner()
	bad.SayWith(widgets.ToneBad, "U 盘已满，导出没有完成。工作区里的数据完好，没有改动。请换一个 U 盘，再导出一次。", "再试一次", func() {})
	info.Say(widgets.ToneAccent, "另一台电脑也改过这一户，两份都完整保留。")
	good.Say(widgets.ToneOK, "已校验，可安全拔出。")
	return widgets.Inset(24, 20, widgets.NewRows(14, bad, info, good,
		widgets.NewGrid(240, 16,
			widgets.NewCard("", widgets.NewMuted("人人见面"), widgets.NewFigureLine("128", "/ 163 人"), widgets.NewProgressBar(128.0/163, widgets.ToneAccent)),
			widgets.NewCard("各组进度", widgets.NewText("3组 7/18"), widgets.NewProgressBar(7.0/18, widgets.ToneWarn), widgets.NewText("4组 0/11"), widgets.NewProgressBar(0, widgets.ToneAccent)),
			widgets.NewCard("户主", widgets.NewKeyValue("姓名", "买买提·吐尔逊江·阿不都热依木"), widgets.NewKeyValue("住址", "小河镇西郭渡村 3组 17号"), widgets.NewKeyObject("低保", widgets.NewFlow(4, widgets.NewStatusTag("在保 B 类", widgets.ToneOK)))),
			widgets.NewCard("状态", widgets.NewFlow(6, widgets.NewStateTag(text.Zh, "met"), widgets.NewStateTag(text.Zh, "not_met"), widgets.NewStateTag(text.Zh, "undetermined"), widgets.NewStateTag(text.Zh, "not_applicable"), widgets.NewStatusTag("收入高于标准", widgets.ToneBad)))),
		widgets.NewFlow(12, widgets.NewPrimaryButton("继续", nil), widgets.NewSecondaryButton("查看", nil), widgets.NewSecondaryButton("导出到U盘", nil).WithShortcut("Ctrl+E"), off, shut, widgets.NewLinkButton("怎么算的", nil)),
		widgets.NewGrid(500, 16,
			widgets.NewCard("今天要办", fixedRows(galleryList(), 220)),
			widgets.NewCard("乡镇退回", widgets.NewEmpty(fynetheme.IconNameDocument, "没有退回的核查", "乡镇退回的核查会列在这里，连同退回的原因。", widgets.NewSecondaryButton("导入回执", nil))))))
}

func fixedRows(o fyne.CanvasObject, height float32) fyne.CanvasObject {
	return container.New(atLeast{height}, o)
}

type atLeast struct{ height float32 }

func (l atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (l atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, l.height)
}

func galleryList() *widgets.RowList {
	names := []string{"刘·阿依古丽户", "陈龑户", "买买提·吐尔逊江·阿不都热依木·艾山江户", "㛃䶮𬍛𠅤户", "张国强户", "李建民户", "王秀英户"}
	cols := widgets.NewColumns(12, widgets.Fixed(72), widgets.Share(1), widgets.Fixed(90))
	list := widgets.NewRowList(func() int { return len(names) },
		func() fyne.CanvasObject {
			return cols.Row(widgets.NewText(""), widgets.NewStrong("").Elided(), widgets.NewFlow(0, widgets.NewStatusTag("待补充", widgets.ToneWarn)))
		},
		func(row int, parts fyne.CanvasObject) {
			cells := parts.(*fyne.Container).Objects
			cells[0].(*widgets.Text).SetText("继续填写")
			cells[1].(*widgets.Text).SetText(names[row])
		})
	list.SetCurrent(1)
	return list
}
