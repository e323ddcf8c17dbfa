package survey

import "strings"

// Lengths of the number of a bank card, in digits.
const cardDigitsFrom, cardDigitsTo = 16, 19

// checkBank doubts the number of a bank card. Passbooks have numbers of any
// form, many of which satisfy no check digit.
func checkBank(s *sight) []Problem {
	if s.Bank.Type != "card" || s.Bank.Account == "" {
		return nil
	}
	number := strings.ReplaceAll(cleanNumber(s.Bank.Account), "-", "")
	switch {
	case !allDigits(number) || len(number) < cardDigitsFrom || len(number) > cardDigitsTo:
		return problem(Warning, "bank.account", "card_digits")
	case !luhn(number):
		return problem(Warning, "bank.account", "card_check_digit")
	}
	return nil
}

// luhn reports whether the last digit is the check digit of the others.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}
