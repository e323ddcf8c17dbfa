package store

// Operator is a person who can unlock the workspace.
type Operator struct {
	ID    string `json:"id"` // uuid; Create makes one when it is empty
	Name  string `json:"name"`
	Unit  string `json:"unit"`
	Post  string `json:"post"`
	Level string `json:"level"` // village township county
	Gone  bool   `json:"gone"`  // has no passphrase any more
}
