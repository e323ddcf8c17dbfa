// Package rules holds policy packs, the income calculation and the findings.
package rules
