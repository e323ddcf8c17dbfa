package survey

// Event is something sudden that put the family in difficulty (突发事件).
type Event struct {
	Key      string `json:"key"`
	Kind     string `json:"kind"` // see EventKinds
	Date     Date   `json:"date"`
	LossFen  *Fen   `json:"loss_fen"`
	Referred Date   `json:"referred"` // when help was asked for them
	Note     string `json:"note"`
}

// Assistance is help that the family or one member already had.
type Assistance struct {
	Key       string `json:"key"`
	Programme string `json:"programme"` // see AssistanceProgrammes
	Member    string `json:"member"`    // key, empty for the family
	Event     string `json:"event"`     // key of the event it is for, empty for none
	Date      Date   `json:"date"`
	AmountFen *Fen   `json:"amount_fen"`
	From      string `json:"from"` // who gave it
}
