package ledger

import (
	"regexp"
	"strings"
	"sync"

	"ruhu/survey"
)

// field is what a column of a roster holds. Its text is what a heading map
// names.
type field string

// The fields of a roster.
const (
	fieldName         field = "name"
	fieldRelation     field = "relation"
	fieldIDNumber     field = "id_number"
	fieldSex          field = "sex"
	fieldBirth        field = "birth_date"
	fieldEthnicity    field = "ethnicity"
	fieldMarital      field = "marital"
	fieldInFamily     field = "in_family"
	fieldHealth       field = "health"
	fieldSelfCare     field = "self_care"
	fieldCertificate  field = "disability_certificate"
	fieldDisability   field = "disability"
	fieldGrade        field = "disability_grade"
	fieldLabour       field = "labour"
	fieldSchooling    field = "schooling"
	fieldInsured      field = "insured"
	fieldVillage      field = "village"
	fieldVillageCode  field = "village_code"
	fieldVillageGroup field = "village_group" // 小河村3组 in one cell
	fieldGroup        field = "group"
	fieldAddress      field = "address"
	fieldPhone        field = "phone"
	fieldHouseholdNo  field = "household_no"
	fieldHeadName     field = "head_name"
	fieldSize         field = "household_size"
	fieldDibao        field = "dibao"
	fieldDibaoSince   field = "dibao_since"
	fieldTekun        field = "tekun"
	fieldJdlk         field = "jdlk"
	fieldExited       field = "jdlk_exited" // 是否脱贫
	fieldAttribute    field = "jdlk_attribute"
	fieldCauses       field = "causes"
	fieldOtherCauses  field = "other_causes"
	fieldIgnored      field = "ignore" // known, and not part of a household document
)

// headingAliases are the headings that rosters use for each field.
var headingAliases = map[field]string{
	fieldName:         "姓名 成员姓名 家庭成员姓名 人员姓名 对象姓名 保障对象姓名 name",
	fieldRelation:     "与户主关系 与户主的关系 与户主之关系 和户主关系 户主关系 关系 家庭关系 成员关系 与申请人关系 称谓 relation",
	fieldIDNumber:     "身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 居民身份证号码 证件号 证件号码 身份证件号码 身份号码 成员身份证号 成员身份证号码 身份证编号 id_number",
	fieldSex:          "性别 sex",
	fieldBirth:        "出生日期 出生年月 出生年月日 出生时间 生日 birth_date",
	fieldEthnicity:    "民族 ethnicity",
	fieldMarital:      "婚姻状况 婚姻 婚姻情况 marital",
	fieldInFamily:     "是否共同生活 共同生活 是否共同生活家庭成员 in_family",
	fieldHealth:       "健康状况 身体状况 健康 健康情况 health",
	fieldSelfCare:     "自理能力 生活自理能力 生活自理情况 self_care",
	fieldCertificate:  "残疾证号 残疾证号码 残疾人证号 残疾人证号码 残疾证 残疾证编号",
	fieldDisability:   "残疾类别 残疾类型 残疾 是否残疾 残疾类别等级 残疾类别及等级 残疾类别和等级 残疾情况",
	fieldGrade:        "残疾等级 残疾级别 残疾程度",
	fieldLabour:       "劳动能力 劳动技能 劳动力 劳动力情况 劳动能力情况 劳动力状况 有无劳动能力 labour",
	fieldSchooling:    "在校情况 在校生状况 在校生情况 在校状况 就学情况 就读情况 在读情况 schooling",
	fieldInsured:      "医保 医保情况 参保情况 医疗保险 是否参保 是否参加医保 新农合 是否参加新农合 是否参加城乡居民医保 是否参加城乡居民基本医疗保险 insured",
	fieldVillage:      "村 行政村 村名 所在村 所属村 居住村 村居 村社区 村/社区 村、社区 社区 村委会 行政村名称 村名称 village",
	fieldVillageCode:  "村代码 村编码 行政村代码 行政村编码 区划代码 行政区划代码 村区划代码 village_code",
	fieldVillageGroup: "村组 所在村组 村组名称",
	fieldGroup:        "组 社 屯 组别 小组 村民小组 村民组 自然村 组名 所在组 group",
	fieldAddress:      "住址 家庭住址 地址 家庭地址 居住地址 详细地址 address",
	fieldPhone:        "联系电话 电话 电话号码 手机 手机号 手机号码 联系方式 phone",
	fieldHouseholdNo:  "户编号 户号 户编码 家庭编号 户序号 贫困户编号 户主编号",
	fieldHeadName:     "户主 户主姓名 户主名称",
	fieldSize:         "家庭人口 家庭人口数 家庭人数 家庭总人口 户内人口 人口数 户人口数 家庭成员数",
	fieldDibao:        "低保 是否低保 是否低保户 是否低保对象 是否农村低保 低保情况 低保户 享受低保 享受低保情况 是否享受低保 是否享受农村低保 低保类别 低保类型 低保等级 低保状态 低保分类 dibao",
	fieldDibaoSince:   "享受低保时间 低保起始时间 低保开始时间 纳入低保时间 低保起始年月",
	fieldTekun:        "特困 五保 特困/五保 五保/特困 特困五保 五保户 特困人员 特困供养 特困情况 是否特困 是否五保 是否特困/五保 是否五保户 是否特困供养 是否特困人员 是否特困供养人员 tekun",
	fieldJdlk:         "建档立卡 建档立卡情况 建档立卡贫困户 是否建档立卡 是否建档立卡户 是否建档立卡贫困户 是否贫困户 脱贫状态 脱贫情况 贫困状态 jdlk",
	fieldExited:       "是否脱贫 是否已脱贫",
	fieldAttribute:    "贫困户属性 户属性 贫困户类型 贫困类型 贫困属性 建档立卡属性 脱贫户属性",
	fieldCauses:       "致贫原因 主要致贫原因 致困原因 causes",
	fieldOtherCauses:  "其他致贫原因 次要致贫原因",
	fieldIgnored:      "序号 编号 备注 说明 年龄 周岁 文化程度 学历 县 区 县区 乡镇 镇 乡 乡镇名称 街道 政治面貌 人编号 户主身份证号 户主身份证号码 户主身份证 户主性别 户主年龄",
}

var headings = sync.OnceValue(func() map[string]field {
	all := map[string]field{}
	for f, words := range headingAliases {
		for _, w := range strings.Fields(words) {
			all[w] = f
		}
		all[string(f)] = f
	}
	return all
})

// isField reports whether a heading map may name this field.
func isField(name string) bool {
	_, ok := headingAliases[field(name)]
	return ok
}

// What stands around the words of a heading: remarks in brackets, numbering, and
// the mark of an obligatory column.
var (
	headingRemark = regexp.MustCompile(`\([^)]*\)|\[[^]]*]|【[^】]*】`)
	headingEdge   = regexp.MustCompile(`^[0-9]+[·、,]*|[*:]+$|^[*]+`)
)

// normalHeading folds a heading for comparison.
func normalHeading(s string) string {
	return strings.ToLower(survey.FoldName(s))
}

// knownHeading finds the field of a heading: as it is, then without remarks in
// brackets, then without numbering.
func knownHeading(heading string) (field, bool) {
	s := normalHeading(heading)
	if f, ok := headings()[s]; ok {
		return f, true
	}
	s = headingRemark.ReplaceAllString(s, "")
	if f, ok := headings()[s]; ok {
		return f, true
	}
	f, ok := headings()[headingEdge.ReplaceAllString(s, "")]
	return f, ok
}
