package widgets

import "fyne.io/fyne/v2"

// KeyValue is one fact: its name at the left, what it is beside it.
type KeyValue struct {
	Composite
	value *Text
}

// keyWidth is the room for the name of a fact: five characters.
const keyWidth = 84

// NewKeyValue returns a fact in words.
func NewKeyValue(key, value string) *KeyValue {
	kv := &KeyValue{value: NewText(value).Wrapped()}
	kv.Compose(kv, keyRow(key, kv.value))
	return kv
}

// NewKeyObject returns a fact that is shown by another object, such as a tag.
func NewKeyObject(key string, value fyne.CanvasObject) *fyne.Container {
	return keyRow(key, value)
}

// SetValue changes what the fact is.
func (kv *KeyValue) SetValue(value string) {
	kv.value.SetText(value)
	kv.Refresh()
}

func keyRow(key string, value fyne.CanvasObject) *fyne.Container {
	return NewColumns(12, Fixed(keyWidth), Share(1)).AlignTop().Row(NewMuted(key).Wrapped(), value)
}
