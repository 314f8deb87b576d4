package ledger

import "gridstar/backend/domain"

// units is 组织机构名册.
var units = definition{
	id: domain.Units,
	aliases: map[string][]string{
		"单位编码": {"区划编码"},
		"单位名称": {"名称"},
		"级别":   {"层级"},
		"上级编码": {"上级单位编码"},
	},
	words: map[string]map[string]string{"级别": levelWords},
}

// levelWords are other names of a unit's level.
var levelWords = map[string]string{
	"县": "区", "县级市": "区",
	"镇": "街道", "乡": "街道", "街道办事处": "街道",
}
