// Package widgets holds the parts that screens are made of: fields that save as
// they are typed, choices that are made by keyboard, and the cards, tags and
// lists around them.
//
// A widget knows nothing of households. It says what changed through a callback
// and shows what it is told. Setting a value from outside never calls the
// callback, so that a screen can show what was saved without saving it again.
//
// Heights follow widths: text wraps, and the layouts Rows, Flow, Columns and
// Grid give a part its width before they ask for its height.
package widgets
