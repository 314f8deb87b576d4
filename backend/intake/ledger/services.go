package ledger

import "gridstar/backend/domain"

// services is 代办服务.
var services = definition{
	id:      domain.Services,
	aliases: map[string][]string{"服务对象类别": {"对象类别"}},
}
