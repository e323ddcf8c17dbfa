// Package survey holds the words of a household verification visit as types:
// the household document, the visit around it, amounts of money, dates, citizen
// ID numbers and code lists, with their validation.
//
// It knows nothing of policy, storage or screens and does no I/O. Its JSON is
// the interface of `ruhuctl assess` and of every export, so field names are
// only ever added. The same struct tags serve the signed CBOR objects.
//
// Everywhere nil (null, or an absent key) means "not asked"; an empty list
// means "asked, none"; false and 0 are answers. For that reason no field here
// is tagged omitempty.
package survey
