package survey

// RelationHead is the GB/T 4761 code of the head of household (户主).
const RelationHead = "02"
