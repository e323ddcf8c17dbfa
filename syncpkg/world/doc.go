// Package world makes up a county from a number: its townships, villages and
// laptops, what people do on them, and what happens to the sticks between them
// and to the disks in them. It plays that on devices, remembers what is true,
// and says where the devices lost, invented or covered something up.
//
// The same worlds run on the pure functions of package syncpkg, thousands a
// minute (syncpkg/simulation_test.go), and on real workspaces and files
// (app/exchange/simulation_test.go). Programs do not import it.
package world
