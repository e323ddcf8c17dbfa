package visitform

// SectionOfPath is the section that asks for a fact.
var SectionOfPath = sectionOfPath
