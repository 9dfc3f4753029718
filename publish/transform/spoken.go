package transform

// spoken lists small words that most sentences of a language have, fewer of
// them those of its neighbours.
var spoken = [...]struct{ lang, kind, words string }{
	{"en", "latin", "the of and to in is that for it with as was on are be this by from have not but which or an at has were their we they you"},
	{"de", "latin", "der die das und ist nicht ein eine zu den mit von auf für im dem des sich auch es wird sind bei nach wie aus werden"},
	{"fr", "latin", "le la les et des est une du dans qui que pour pas sur au avec sont plus par ne ce cette nous vous mais ont été"},
	{"es", "latin", "el la los las del es que una por con para no se su al como más pero sus ha este son lo está también"},
	{"it", "latin", "il la gli di che una per non con del della sono nel si come più anche ma le dei alla ha questo"},
	{"pt", "latin", "os as do da em um uma que não para com por no na dos das se mais como ao são foi também você"},
	{"nl", "latin", "de het een en van is niet dat op te zijn voor met die aan er ook maar door naar wordt bij uit hebben"},
	{"pl", "latin", "nie na się do jest że to jak ale po co od przez dla był jego tak oraz są które przy"},
	{"tr", "latin", "ve bir bu için ile da de çok olarak daha gibi olan ne ama değil en kadar sonra var her olduğu"},
	{"sv", "latin", "och att det som en på är av för med den till inte har om ett men jag var från vi kan så"},
	{"da", "latin", "og at det som en på er af for med den til ikke har om et men jeg var fra vi kan så der blev"},
	{"nb", "latin", "og at det som en på er av for med den til ikke har om et men jeg var fra vi kan så ble også etter"},
	{"fi", "latin", "ja on ei että se oli joka kun myös mutta niin hän ovat kuin tai jos mukaan sekä olla tämä voi"},
	{"cs", "latin", "se na je že to do jako ale by za po jsem jsou byl pro tak podle který které nebo při"},
	{"hu", "latin", "az és hogy nem is egy ez van volt meg csak de mint már még ha kell lehet azt vagy ki"},
	{"ro", "latin", "și de în la cu pe nu că din este un mai care sunt pentru să fi se au prin dar după"},
	{"id", "latin", "yang dan di ini itu dengan untuk dari tidak ke pada dalam adalah akan oleh juga ada sebagai atau telah"},
	{"vi", "latin", "và của là có không được cho trong một những người các đã với này khi để đến từ cũng như về"},
	{"ru", "cyrillic", "и в не на что с как это по он но из у за от так же для был было они все его или"},
	{"uk", "cyrillic", "і в не на що з як це та до у за від так для він але або його був є які й про"},
	{"ar", "arabic", "في من على إلى أن التي عن مع هذا هذه ما كان الذي لا بعد كل بين قد ذلك هو أو لم"},
	{"fa", "arabic", "و در به از که این را با است برای آن یک می شود خود تا بر هم نیز شده های ها بود"},
}
