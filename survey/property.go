package survey

// Housing is where the family lives.
type Housing struct {
	Tenure      string `json:"tenure"`    // see HousingTenures
	Structure   string `json:"structure"` // see HousingStructures
	AreaM2      *int   `json:"area_m2"`
	Rooms       *int   `json:"rooms"`
	Built       *int   `json:"built"`  // year
	Danger      string `json:"danger"` // 危房等级 A B C D
	OnlyHome    *bool  `json:"only_home"`
	Owner       string `json:"owner"`
	Certificate string `json:"certificate"` // 产权证号
}

// Living is what the home is connected to.
type Living struct {
	Power  *bool `json:"power"`  // 通生活用电
	Road   *bool `json:"road"`   // 入户路硬化: a paved way leads to the door
	Toilet *bool `json:"toilet"` // 卫生厕所
}

// Land is a piece of land the family works or gave away to be worked.
type Land struct {
	Key      string `json:"key"`
	Item     string `json:"item"`     // see LandItems
	TenthMu  *int   `json:"tenth_mu"` // area in tenths of a mu
	Transfer string `json:"transfer"` // see LandTransfers
	RentFen  *Fen   `json:"rent_fen"` // a year, received or paid
}

// Asset is one thing the family owns.
type Asset struct {
	Key         string `json:"key"`
	Item        string `json:"item"`
	Quantity    *int   `json:"quantity"`
	ValueFen    *Fen   `json:"value_fen"`
	Owner       string `json:"owner"`        // in whose name
	Number      string `json:"number"`       // plate or certificate
	Acquired    string `json:"acquired"`     // YYYY or YYYY-MM
	ForDisabled *bool  `json:"for_disabled"` // 残疾人代步
	Note        string `json:"note"`
}
