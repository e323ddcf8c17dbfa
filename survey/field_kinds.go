package survey

// What the fields of a document may hold, by their patterns. A field that is in
// none of these tables is free text, an answer of yes or no, or is told by its
// type: sums and days.

// fieldCodes are the fields that hold a code, each with its list.
var fieldCodes = map[string]CodeList{
	"residence_type": ResidenceTypes,
	"register.type":  RegisterTypes,
	"bank.type":      BankAccountTypes,

	"members.relation":                 Relations,
	"members.sex":                      Sexes,
	"members.ethnicity":                Ethnicities,
	"members.marital":                  Maritals,
	"members.political":                Politicals,
	"members.membership.family_reason": FamilyReasons,
	"members.membership.joined_reason": MembershipReasons,
	"members.membership.left_reason":   MembershipReasons,
	"members.health":                   HealthStates,
	"members.self_care":                SelfCares,
	"members.disability.category":      DisabilityCategories,
	"members.disability.grade":         DisabilityGrades,
	"members.schooling":                Schoolings,
	"members.education":                Educations,
	"members.labour":                   Labours,
	"members.work.status":              WorkStatuses,
	"members.insurance.kind":           InsuranceKinds,
	"members.insurance.paid_by":        InsurancePayers,
	"members.insurance.pension":        PensionKinds,

	"dibao.status":   DibaoStatuses,
	"dibao.basis":    BenefitBases,
	"dibao.class":    DibaoClasses,
	"tekun.status":   TekunStatuses,
	"tekun.care":     TekunCares,
	"jdlk.status":    JdlkStatuses,
	"jdlk.attribute": JdlkAttributes,

	"incomes.item":      IncomeItems,
	"incomes.source":    IncomeSources,
	"expenses.item":     ExpenseItems,
	"housing.tenure":    HousingTenures,
	"housing.structure": HousingStructures,
	"housing.danger":    HousingDangers,
	"land.item":         LandItems,
	"land.transfer":     LandTransfers,
	"assets.item":       AssetItems,
	"obligors.relation": Relations,
	"obligors.basis":    SupportBases,

	"guarantees.education":     GuaranteeStates,
	"guarantees.medical":       GuaranteeStates,
	"guarantees.housing":       GuaranteeStates,
	"guarantees.food":          GuaranteeStates,
	"guarantees.clothing":      GuaranteeStates,
	"water":                    GuaranteeStates,
	"self_reliance.industry":   SelfRelianceStates,
	"self_reliance.employment": SelfRelianceStates,
	"self_reliance.relocation": SelfRelianceStates,

	"events.kind":           EventKinds,
	"assistance.programme":  AssistanceProgrammes,
	"economic_check.status": EconomicCheckStates,
	"checks.level":          Levels,
}

// requiredItems are the codes without which nobody can tell what a line is.
var requiredItems = map[string]bool{
	"incomes.item": true, "expenses.item": true, "assets.item": true, "land.item": true,
}

// memberFields are the fields that name a member by key.
var memberFields = map[string]bool{
	"dibao.benefit_members": true, "tekun.members": true, "jdlk.members": true,
	"incomes.member": true, "expenses.member": true, "assistance.member": true, "relatives.member": true,
}

// monthFields are the fields that hold a month as YYYY-MM.
var monthFields = map[string]bool{
	"members.disability.living_since": true, "members.disability.nursing_since": true,
	"dibao.class_since": true, "dibao.since": true, "dibao.until": true,
	"tekun.since": true, "tekun.until": true,
	"jdlk.since": true, "jdlk.exited": true, "jdlk.relapsed": true,
}

// futureDays are the days that may lie in the future.
var futureDays = map[string]bool{"members.disability.valid_until": true}

// phoneFields are the fields that hold a telephone number.
var phoneFields = map[string]bool{"phone": true, "contacts.phone": true, "jdlk.helper.phone": true}

// span is a range of whole numbers, both ends included.
type span struct{ from, to int }

func (s span) holds(n int) bool { return n >= s.from && n <= s.to }

// fieldSpans are the numbers that a count may be.
var fieldSpans = map[string]span{
	"members.work.months": {0, 12},
	"housing.area_m2":     {0, 2000},
	"housing.rooms":       {0, 100},
	"housing.built":       {1800, 2200},
	"land.tenth_mu":       {0, 100_000},
	"assets.quantity":     {0, 10_000},
	"obligors.people":     {1, 50},
	"obligors.supported":  {1, 20},
}
