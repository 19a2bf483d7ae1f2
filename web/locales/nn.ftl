# Nynorsk. Orda er frå ordlista; kvar tekst finst i nb, nn og en.

## Ramma
app-name = Samtavle
opening-board = Opnar tavla …
skip-to-outline = Gå til lista
all-boards = Alle tavler
where-i-am = Kvar du er
board-tools = Verktøy
board-history = Angre og gjer om
board-zoom = Zoom
views = Visingar
board-canvas = Tavla. Bruk lista for å lese og endre innhaldet med tastatur og skjermlesar.
untitled-board = Tavle utan namn
menu = Meny
share = Del
close = Lukk
more = Meir

## Tilstand
board-open = Du kan skrive
board-sealed = Låst: berre lesing
board-full = Tavla er full: ingen kan skrive meir
board-read-only = Berre lesing
board-input = Gir innspel
board-locked = Låst for no: berre lesing
board-not-shared = Ikkje delt med deg
saved = Lagra
saving = Lagrar …
saved-waiting = Ventar på nett
saved-waiting-long = { $count ->
    [one] 1 endring ventar på nett. Ho er trygt lagra på denne maskina.
   *[other] { $count } endringar ventar på nett. Dei er trygt lagra på denne maskina.
  }
saved-only-here = { $count ->
    [one] 1 endring finst berre i dette vindauget, fordi maskina ikkje lèt Samtavle lagre. Ikkje lukk vindauget.
   *[other] { $count } endringar finst berre i dette vindauget, fordi maskina ikkje lèt Samtavle lagre. Ikkje lukk vindauget.
  }
not-kept-banner = Nettlesaren kan ikkje lagre på denne maskina (privat vindauge, eller full disk). Alt verkar så lenge du er på nett. Utan nett finst det du gjer, berre i dette vindauget til nettet er tilbake.
offline = Fråkopla
offline-banner = Du er fråkopla. Berre hald fram: det du gjer, blir lagra på denne maskina og sendt når nettet er tilbake.
offline-banner-not-kept = Du er fråkopla. Berre hald fram, men lat vindauget stå ope: det du gjer, blir sendt når nettet er tilbake.
offline-banner-empty = Du er fråkopla, og denne tavla er ikkje henta til denne maskina enno. Ho kjem når nettet er tilbake.
blocked-banner = Tenaren svarar, men noko på vegen (ein brannmur eller eit tillegg i nettlesaren) stoppar det direkte sambandet (WebSocket). Berre hald fram: det du gjer, blir lagra på denne maskina, men dei andre ser det ikkje før IT slepper WebSocket gjennom.
blocked-banner-not-kept = Tenaren svarar, men noko på vegen (ein brannmur eller eit tillegg i nettlesaren) stoppar det direkte sambandet (WebSocket). Dei andre ser ikkje det du gjer, før IT slepper WebSocket gjennom. Lat vindauget stå ope til då.
blocked-banner-empty = Tenaren svarar, men noko på vegen (ein brannmur eller eit tillegg i nettlesaren) stoppar det direkte sambandet (WebSocket), så tavla kan ikkje hentast. Be IT om å sleppe WebSocket gjennom til denne adressa.
outdated-banner = Samtavle er oppdatert, og denne sida er for gammal til å sende det du gjer. Last ho på nytt, så held du fram der du var.
signed-out-banner = Du er ikkje logga inn her lenger. Sei kven du er, så held du fram der du var.
signed-out-go-on = Sei kven du er
outdated-reload = Last sida på nytt
connection-details = Lagring og tilkopling
details-saved = Alt du har gjort, er lagra på tenaren.
details-saving = { $count ->
    [one] 1 endring er på veg til tenaren.
   *[other] { $count } endringar er på veg til tenaren.
  }
details-connected = Du er kopla til tenaren.
details-connecting = Samtavle prøver å kople til. Du kan arbeide vidare.
details-offline = Samtavle får ikkje kontakt med tenaren og prøver igjen av seg sjølv.
details-blocked = Tenaren svarar, men noko på vegen stoppar det direkte sambandet (WebSocket). Samtavle prøver igjen av seg sjølv.

## Ikkje teke imot
not-taken = Ikkje teke imot
not-taken-count = { $count ->
    [one] 1 endring vart ikkje teken imot
   *[other] { $count } endringar vart ikkje tekne imot
  }
not-taken-explained = Dette står ikkje på tavla. Resten av arbeidet ditt er med. Ingenting er borte før du sjølv forkastar det.
not-taken-none = Alt du har gjort, er teke imot.
not-taken-show = Sjå kva
not-taken-copy = Kopier teksten
not-taken-copied = Kopiert
not-taken-retry = Prøv igjen
not-taken-retry-all = Prøv alt igjen
not-taken-discard = Forkast
not-taken-still = Framleis ikkje teke imot. Kopier teksten, eller prøv igjen seinare.
not-taken-about = { $what }: «{ $text }»
not-taken-create = Ny lapp
not-taken-text = Endra tekst
not-taken-move = Flytting
not-taken-delete = Sletting
not-taken-restore = Teken tilbake frå papirkorga
not-taken-link = Ny kopling
not-taken-unlink = Fjerna kopling
not-taken-signs = Endra skildring
not-taken-title = Nytt namn på tavla
not-taken-input = Innspel
not-taken-comment = Kommentar
not-taken-answer = Svar på innspel
not-taken-import = Innhald frå ei fil
not-taken-several = Fleire endringar på éin gong
not-taken-undo = Angra endring

## Folk
people-here = { $count ->
    [one] Berre du er her
   *[other] { $count } er her
  }
people = Folk på tavla
you = du
person-writes = { $name } skriv …

## Første gong
arrival-explained = Skriv kva du heiter og kva kommune du er frå, så dei andre ser kven som gjer kva.
arrival-name = Namn
arrival-name-missing = Skriv namnet ditt
arrival-municipality = Kommune
arrival-municipality-missing = Vel ein kommune
arrival-municipality-unknown = Vel ein kommune frå lista
arrival-demo = Kommunane i demoen
arrival-offline = Du må ha nett første gong du opnar Samtavle på denne maskina.
not-fetched = Sida kom ikkje heil fram
not-fetched-explained = Sjekk at du har nett, og prøv igjen. Er Samtavle nettopp oppgradert, blir den nye utgåva henta då.
arrival-failed = Tenaren svara ikkje som han skulle. Prøv igjen.
me-change = Endre namn eller kommune
save = Lagre

## Tavler
boards-title = Tavler
boards-none = Det er ingen tavler enno.
boards-offline = Lista over tavler kan ikkje hentast utan nett.
boards-new = Ny tavle
boards-new-title = Kva heiter tavla?
boards-new-core = Kva er kjerneproblemet?
boards-create = Lag tavla

## Verktøy og kommandoar
tool-select = Vel
tool-pan = Panorer
tool-link = Pil
tool-cause = Årsak
tool-effect = Verknad
tool-note = Lapp
undo = Angre
redo = Gjer om
zoom-in = Større
zoom-out = Mindre
zoom-fit = Vis heile treet
zoom-percent = { $percent } %
zoom-reset = Zoom { $percent } prosent. Set til 100 prosent
arrangement-to-compact = Vis tett tre
arrangement-to-classic = Vis breitt tre
help = Tastatur og hjelp
language = Språk
theme = Utsjånad
theme-auto = Som maskina
theme-light = Lyst
theme-dark = Mørkt
panel-fold = Gøym lista
panel-unfold = Vis lista
panel-fill = La lista fylle vindauget
panel-beside = Vis lista ved sida av tavla
share-title = Del tavla
share-explained = Alle som har denne adressa, kan lese og skrive på tavla.
share-address = Adressa til tavla
share-copy = Kopier adressa
share-copied = Adressa er kopiert

## Lista
outline = Oversikt
view-board = Tavle
view-list = Liste
find = Finn på tavla
find-none = Ingenting på tavla svarar til «{ $text }».
group-effects = Verknader
group-core = Kjerneproblem
group-causes = Årsaker
group-constraints = Rammevilkår
group-unplaced = Utan plass
outline-empty = Tavla er tom. Lag eit kjerneproblem for å kome i gang.
outline-help = Piltastar går i treet. Enter skriv. Tast ? for alle kommandoar.
empty-text = Utan tekst
writing-label = Tekst for { $kind }
vicious-circle = vond sirkel
is-writing = skriv

## Slag, belegg og styring
kind-core = Kjerneproblem
kind-cause = Årsak
kind-effect = Verknad
kind-constraint = Rammevilkår
kind-note = Lapp
level = nivå { $level }
kind-level = { $kind }, nivå { $level }
evidence-documented = Dokumentert
evidence-experienced = Erfart
evidence-assumed = Antaking
evidence-unknown = Veit ikkje
control-own = Rår over sjølv
control-shared = Rår over saman med andre
control-external = Andre rår over

## Foten
foot = Det som er valt
foot-nothing = Vel ein lapp på tavla eller i lista for å sjå kva han heng saman med.
input-like = eg likar
input-wish = eg skulle ønskje
input-what-if = kva om
input-question = spørsmål
input-experience = erfaring
input-warning = åtvaring
input-resource = ressurs
input-unknown-author = Ein deltakar
foot-leads-to = fører til
foot-comes-of = kjem av
foot-and = og
foot-and-more = og { $count } til
foot-feeds-back = gjev næring til
foot-binds = bind
foot-bound-by = er bunde av
authors-ask = Kven har skrive dette?
authors-asked = Spør tenaren kven som har skrive …
authors-one = Skrive av { $who }.
authors-several = Laga av { $maker }. Teksten er skriven av { $writers }.
authors-unknown = ein som ikkje er kjend her
authors-not-saved = Lappen er ikkje lagra på tenaren enno.
authors-untold = Tenaren svara ikkje på kven som har skrive dette. Prøv igjen når du er på nett.

## Kommandoar
write = Skriv
stop-writing = Avslutt skrivinga
add-cause = Årsak under
add-effect = Verknad over
add-child = Lapp lenger ut
add-sibling = Lapp ved sida av
add-constraint = Rammevilkår
add-unplaced = Laus lapp
add-core = Skriv kjerneproblemet
move-earlier = Flytt før
move-later = Flytt etter
move-out = Flytt ut eitt nivå
move-in = Flytt inn under lappen før
choose-parent = Flytt …
choose-link = Kopling …
delete = Slett
delete-branch = Slett med alt under
make-core = Gjer til kjerneproblem
evidence = Belegg
evidence-none = Ikkje oppgjeve
control = Rår over
control-unsaid = Ikkje oppgjeve
fold = Lukk greina
unfold = Opne greina
unfold-all = Opne alle greiner
unlink = Fjern koplinga til «{ $text }»
restore = Hent tilbake
say-again = Sei siste melding ein gong til
zoom-hundred = 100 prosent
zoom-selection = Vis greina

## Vel ein lapp
choose-parent-title = Kvar skal «{ $text }» henge?
choose-link-title = Kva fører «{ $text }» også til?
choose-search = Søk blant lappane
choose-none = Ingen lappar passar.

## Papirkorg
bin = Papirkorg
bin-empty = Papirkorga er tom.
bin-count = { $count ->
    [one] 1 i papirkorga
   *[other] { $count } i papirkorga
  }

## Tastar
keys-everywhere = Overalt
keys-selected = På ein vald lapp
keys-outline = I lista
keys-writing = Medan du skriv
keys-move-board = Flytt tavla: hald mellomromstasten og dra
keys-row-before = Førre rad
keys-row-after = Neste rad
keys-row-open = Opne greina, eller gå inn i henne
keys-row-close = Lukk greina, eller gå ut av henne
keys-row-first = Første rad
keys-row-last = Siste rad
keys-new-line = Ny linje
letter-shortcuts = Enkeltbokstavar vel verktøy
speak-title = Les opp
speak-own = Berre det eg gjer
speak-normal = Også det andre gjer med treet
speak-all = Også kven som kjem og går

## Det som blir sagt
said-selected = { $text }. Nivå { $level }, { $number } av { $of }.
said-added-beside = Ny lapp ved «{ $text }». Skriv teksten.
said-added = Ny lapp. Skriv teksten.
said-writing-began = Du skriv i: { $text }
said-writing-began-empty = Du skriv i ein tom lapp.
said-writing-ended = Teksten er no: { $text }
said-moved-under = «{ $text }» heng no ved «{ $parent }».
said-reordered = «{ $text }» er no nummer { $number } av { $of }.
said-would-move-under = Slepp for å henge han ved «{ $parent }».
said-move-cancelled = Ingenting vart flytta.
said-deleted = { $kept ->
    [0] «{ $text }» er sletta. Angre hentar han tilbake.
    [one] «{ $text }» er sletta. Lappen under heng no eitt nivå lenger inn. Angre hentar han tilbake.
   *[other] «{ $text }» er sletta. Dei { $kept } lappane under heng no eitt nivå lenger inn. Angre hentar han tilbake.
  }
said-restored = «{ $text }» er tilbake.
said-undone = Angra.
said-undone-skipped = Angra så langt det gjekk: andre har endra noko av det sidan.
said-redone = Gjort om.
said-redone-skipped = Gjort om så langt det gjekk: andre har endra noko av det sidan.
said-linked = «{ $from }» fører no også til «{ $to }».
said-unlinked = Koplinga er fjerna.
said-folded = { $hidden ->
    [one] «{ $text }» er lukka og gøymer 1 lapp.
   *[other] «{ $text }» er lukka og gøymer { $hidden } lappar.
  }
said-unfolded = { $children ->
    [one] «{ $text }» er open, med 1 lapp under.
   *[other] «{ $text }» er open, med { $children } lappar under.
  }
said-described = «{ $text }» er oppdatert.
said-zoomed = { $percent } prosent
said-arranged-compact = Treet er tett.
said-arranged-classic = Treet er breitt.
said-found = { $count ->
    [0] Ingen treff
    [one] 1 treff
   *[other] { $count } treff
  }
said-focus-moved = «{ $gone }» vart sletta av ein annan. Du er no på «{ $now }».
said-focus-moved-nowhere = «{ $gone }» vart sletta av ein annan.
said-writing-taken = Lappen du skreiv i, vart sletta av ein annan. Det du skreiv, ligg i papirkorga: { $text }
said-drag-taken = Lappen du flytta, vart sletta av ein annan.
said-others-added = { $count ->
    [one] Ny lapp frå ein annan: { $text }
   *[other] { $count } nye lappar frå andre, den første: { $text }
  }
said-others-deleted = { $count ->
    [one] Ein annan sletta «{ $text }».
   *[other] Andre sletta { $count } lappar, den første: { $text }
  }
said-others-moved = { $count ->
    [one] Ein annan flytta «{ $text }».
   *[other] Andre flytta { $count } lappar, den første: { $text }
  }
said-came = { $name } kom.
said-left = { $name } gjekk.
may-write-now = Du kan no skrive på tavla.
may-give-input-now = Du kan no gi innspel, men ikkje endre treet.
may-see-now = Du kan no berre lese.
not-shared-now = Tavla er ikkje lenger delt med deg.
said-offline = Du er fråkopla. Det du gjer, blir lagra på denne maskina.
said-online = Du er tilkopla igjen.

## Kvifor det ikkje går no
barred-nothing-selected = Vel ein lapp først.
barred-is-core = Kjerneproblemet står der det står.
barred-no-core = Tavla har ikkje noko kjerneproblem enno.
barred-has-core = Tavla har eit kjerneproblem allereie.
barred-wrong-side = Årsaker heng under årsaker, verknader over verknader.
barred-is-first = Han står først allereie.
barred-is-last = Han står sist allereie.
barred-is-outermost = Han heng rett på kjerneproblemet.
barred-none-before = Det er ingen lapp før han.
barred-own-branch = Ein lapp kan ikkje henge ved seg sjølv.
barred-linked-already = Dei heng saman allereie.
barred-no-children = Det er ingenting under han.
barred-nothing-to-undo = Det er ingenting å angre.
barred-gone = Lappen er borte: ein annan sletta han.
barred-answered = Innspelet er svart på, og står slik det vart svart på.
barred-read-only = Denne tavla kan du berre lese.
barred-full = Det er ikkje plass til meir.
barred-not-possible = Det går ikkje no.

## Kvifor noko ikkje vart teke imot
why-unlisted = Du har ikkje lenger tilgang til det dette gjaldt.
why-gone = Det dette gjaldt, finst ikkje lenger.
why-restored = Tenaren er sett tilbake til ein tryggingskopi, og der manglar dette. Prøv igjen for å leggje det tilbake.
why-malformed = Tenaren forstod ikkje endringa.
why-frame-too-large = Endringa er for stor til å sendast.
why-document-full = Tavla er full.
why-sealed = Tavla er låst.
why-read-only = Du kan berre lese denne tavla.
why-locked = Låst akkurat no: ingen kan skrive.
why-foreign-client = Endringa var skriven under namnet til ein annan.
why-other-epoch = Tavla er henta tilbake frå ein tryggingskopi.
why-schema = Denne sida er eldre enn tenaren. Last henne på nytt.
why-harmful = Tenaren klarte ikkje å handsame endringa.
why-unavailable = Tenaren kunne ikkje lagre akkurat då.
why-too-many = Det var for mange tilkoplingar.

## Innspel
inputs = Innspel
open-inputs = Innspel …
view-inputs = Innspel
panel-tabs = Kva panelet viser
inputs-count = { $count ->
    [one] 1 innspel
   *[other] { $count } innspel
  }
inputs-unanswered = { $count ->
    [0] { $all } innspel
    [one] { $all } innspel, 1 ikkje svart på
   *[other] { $all } innspel, { $count } ikkje svart på
  }
status-open = Ikkje svart
status-noted = Lese
status-clarified = Oppklart
status-adopted = Teke i bruk
status-parked = Parkert
status-not-relevant = Ikkje aktuelt no
inputs-filter = Vis innspel
filter-all = Alle
filter-unanswered = Ikkje svart
filter-adopted = Teke i bruk
filter-mine = Frå meg
filter-municipality = Frå kommune
filter-everywhere = Alle kommunar
filter-about-board = Berre om heile tavla
filter-about-all = Vis om alt
inputs-none = Ingen har gjeve innspel enno.
inputs-none-next = Gje det første innspelet
inputs-none-found = Ingen innspel passar til det du har valt.
inputs-more = Vis fleire
inputs-show-all = Vis alle innspel
about-note = til «{ $text }»
about-note-gone = til «{ $text }», som ligg i papirkorga
about-board = til heile tavla
about-link = til pila frå «{ $from }» til «{ $to }»
about-link-gone = til ei pil som er fjerna, frå «{ $from }» til «{ $to }»
input-withdrawn = Innspelet er trekt tilbake.
input-answered-by = Svar frå { $name }
input-overtaken = Tidlegare svar
input-became = Vart til lappen
origin-of = Kom av eit innspel
give-input = Gje innspel
give-about = Gjeld
give-about-note = Lappen «{ $text }»
give-about-link = Pila frå «{ $from }» til «{ $to }»
give-about-board = Heile tavla
give-kind = Kva slags innspel
give-text = Innspelet ditt
give-send = Gje innspel
give-keys = Ctrl Enter sender
inputs-on-board = Innspel til heile tavla
inputs-on-link = Innspel til pila til «{ $text }»
inputs-on-links = { $count ->
    [one] 1 innspel til ei pil herifrå
   *[other] { $count } innspel til piler herifrå
  }
visible-address = Synleg for alle som har adressa
visible-network = Synleg for heile nettverket
visible-for = Synleg for { $who }
visible-municipality = alle i { $name } kommune
visible-organisation = alle i { $name }
visible-more = { $count } til
visible-invited = inviterte
change-input = Endre
change-save = Lagre endringa
withdraw-input = Trekk tilbake
cancel = Avbryt
answer-input = Svar
answer-change = Endre svaret
answer-status = Kva skjer med innspelet
answer-text = Svaret ditt
answer-save = Svar
adopt-input = Lag ein lapp av det
adopt-note = Kva lappen skal seie
adopt-save = Lag lappen
comments-count = { $count ->
    [0] Kommenter
    [one] 1 kommentar
   *[other] { $count } kommentarar
  }
comments-resolved = { $count ->
    [one] 1 kommentar, avklart
   *[other] { $count } kommentarar, avklart
  }
comment-text = Din kommentar
comment-send = Kommenter
comment-take-back = Ta tilbake
resolve-thread = Merk som avklart
reopen-thread = Opne igjen
asks-for-input = { $name } ber om innspel
asks-someone = Eigaren ber om innspel
asks-due = Frist { $date }
input-closed = Stengt for innspel
input-closed-explained = Eigaren tek ikkje imot innspel no. Du kan lese det som er gjeve.
input-reading-only = Du kan lese innspela, men ikkje gje nokon på denne tavla.
said-input-given = Innspelet er gjeve.
said-input-changed = Innspelet er endra.
said-input-withdrawn = Innspelet er trekt tilbake. Angre hentar det igjen.
said-commented = Kommentaren er lagd til.
said-comment-taken-back = Kommentaren er teken tilbake.
said-input-answered = Svart på: { $status }.
said-input-adopted = Ny lapp av innspelet: { $text }
said-thread-resolved = Merkt som avklart.
said-thread-reopened = Opna igjen.
said-others-gave = { $count ->
    [one] Nytt innspel frå { $author }: { $text }
   *[other] { $count } nye innspel, det første frå { $author }: { $text }
  }
said-others-gave-somebody = { $count ->
    [one] Nytt innspel: { $text }
   *[other] { $count } nye innspel, det første: { $text }
  }
said-answered = { $count ->
    [one] Innspelet ditt er svart på: { $status }. { $text }
   *[other] { $count } av innspela dine er svart på, det første: { $status }. { $text }
  }
barred-nothing-said = Skriv noko først.

## Ramma rundt alle sider
skip-to-content = Gå til innhaldet
opening = Opnar …
about-samtavle = Om Samtavle
help-page = Hjelp
accessibility-statement = Tilgjengeerklæring
privacy-statement = Personvernerklæring
my-networks = Nettverka mine
guest = gjest
guest-from = gjest, { $municipality }
onlooker = Ein som ser på
to-project = Til prosjektet
to-front = Til framsida
try-again = Prøv igjen
choose = Vel …
and-last = { $others } og { $last }
title = Tittel
rename = Endre namn
duplicate = Lag ein kopi
duplicate-explained = Kopien får lappane, koplingane, plassane og fargane som tavla har no. Innspel, svar, kommentarar, oppgåver og historie følgjer ikkje med, og heller ikkje kven tavla er open for: Kopien er berre for eiga verksemd til du opnar han.
project-duplicate-explained = Kopien får tavlene som prosjektet har no, med lappar, koplingar, plassar og fargar. Innspel, svar, kommentarar, oppgåver og historie følgjer ikkje med. Dei som bestemmer over prosjektet, bestemmer over kopien; ingen andre er med i han enno.
to-bin = Legg i papirkorga
copy-of = Kopi av { $title }
more-about = Meir om { $title }
not-open = Ingen tilgang
not-open-explained = Det finst ikkje noko her som er ope for deg. Er du invitert, så bruk lenkja du fekk. Har du vore her før, så logg inn.
left-behind = Dette rakk ikkje å bli sendt
left-behind-explained = Kopien av tavla er sletta frå denne eininga. Dette er dine eigne ord: kopier det du vil ta vare på.

## Logge inn og ut
sign-in = Logg inn
sign-in-with = Logg inn med { $issuer }
sign-in-email = E-postadresse
sign-in-email-send = Send meg ei lenkje
sign-in-email-sent = Er adressa kjend her, kjem det straks ein e-post med ei lenkje. Lenkja verkar i 15 minutt.
sign-in-by-link = Du kjem inn med ei lenkje frå den som leier nettverket eller prosjektet.
sign-in-link-explained = Trykk på knappen for å logge inn i denne nettlesaren.
sign-in-keep-guest = Det eg har skrive som gjest her, er mitt
not-in-no-issuer = Denne måten å logge inn på finst ikkje her. Vel ein av dei under.
not-in-issuer-unreachable = Innloggingstenesta svarar ikkje som ho skal. Prøv igjen om litt. Varer det, så sei frå til den som driv serveren.
not-in-begin-again = Innlogginga tok for lang tid, eller var brukt alt. Begynn på nytt her.
not-in-denied = Innlogginga vart avbroten. Prøv igjen, eller vel ein annan måte.
not-in-untrusted = Svaret frå innloggingstenesta var ikkje til å stole på, og du er ikkje logga inn. Prøv igjen. Skjer det fleire gonger, så sei frå til den som driv serveren.
not-in-no-organisation = Verksemda du logga inn for, er ikkje med her. Vel ei anna verksemd, eller be den som leier nettverket, om ei lenkje.
not-in-too-many = Svært mange loggar inn akkurat no. Vent eit minutt og prøv igjen.
not-in-link-ended = Denne lenkja er brukt eller for gammal.
not-in-other-browser = Opne lenkja i den nettlesaren der du bad om ho. Lenkja verkar framleis der.
not-in-email-malformed = Dette er ikkje ei e-postadresse. Ho ser ut som kari@example.no.
not-in-no-mail = Denne serveren sender ikkje e-post. Be den som leier nettverket, om ei lenkje til å logge inn med.
not-in-too-many-people = Serveren har ikkje plass til fleire folk. Sei frå til den som driv han.
not-in-invitation-ended = Lenkja er brukt opp, for gammal eller trekt tilbake. Be den som sende ho, om ei ny.
not-in-name-missing = Skriv namnet ditt.
not-in-name-too-long = Namnet er for langt. Skriv ei kortare form.
not-in-name-unprintable = Namnet har teikn som ikkje kan visast. Skriv det på éi linje, utan spesialteikn.
not-in-municipality-unknown = Ingen kommune heiter det. Vel ein frå lista.
not-in-unavailable = Serveren kunne ikkje lagre akkurat no. Prøv igjen om litt.
sign-in-link-again = Be om ei ny lenkje
letters = E-post frå Samtavle
letters-daily = E-post om nye innspel og svar
letters-explained = Du får høgst éin e-post om dagen når det har kome nye innspel du skal svare på, eller svar på dine. Du kan slå han på att i menyen under namnet ditt.
letters-without = Slå av e-posten
letters-without-done = E-posten er slått av.
letters-link-unknown = Denne lenkja høyrer ikkje til nokon e-post herifrå. Slå e-posten av i menyen under namnet ditt.
sign-out = Logg ut
sign-out-here = Ikkje deg? Logg ut
sign-out-title = Logg ut
sign-out-explained = Kopiane som denne nettlesaren har av tavlene dine, blir sletta. Alt som er lagra på tenaren, finn du att når du loggar inn.
sign-out-guest = Du er gjest her. Når du loggar ut, kan du ikkje kome tilbake som den same. Det du har skrive, blir ståande under namnet ditt.
sign-out-unsent = { $count ->
    [one] 1 endring er ikkje send enno. Loggar du ut no, er ho borte.
   *[other] { $count } endringar er ikkje sende enno. Loggar du ut no, er dei borte.
  }
sign-out-anyway = Logg ut likevel
sign-out-everywhere = Logg ut overalt
sign-out-failed = Utlogginga nådde ikkje tenaren. Du er framleis logga inn. Prøv igjen når nettet er tilbake.
demo-try-as = Prøv som ein av desse
demo-explained = Dette er ein demo. Kommunane og personane er oppdikta, og alle kan vere kven som helst.

## Framsida
front-what = I Samtavle teiknar kommunar problemtreet sitt saman: kva som er gale, kva det kjem av, og kva det fører til.
front-how = Kommunane i eit nettverk ser tavlene til kvarandre, gir kvarandre innspel og svarar på dei, medan dei ser det same.
front-sample = Sjå på dømet «{ $title }»
front-no-network = Du er ikkje med i noko nettverk enno
front-no-network-explained = Be den som leier nettverket, om ei lenkje. Har du fått ei lenkje til ei enkelt tavle, så bruk henne igjen.
front-first-network = Lag det første nettverket
front-first-network-explained = Eit nettverk er nokre kommunar som arbeider med kvart sitt prosjekt og hjelper kvarandre. Når det er laga, tek du inn kommunane.

## Invitasjon
invitation = Invitasjon
invitation-title = Du er invitert
invitation-ended = Lenkja gjeld ikkje lenger
invitation-ended-explained = Ho er brukt opp, for gammal eller trekt tilbake. Be den som sende henne, om ei ny.
invitation-offline = Ingen kontakt med tenaren
invitation-offline-explained = Invitasjonen kan ikkje opnast utan nett. Prøv igjen når nettet er tilbake.
invitation-waiting = Ventar på å bli sleppt inn
invitation-waiting-explained = Den som leier, ser at du står ved døra.
invitation-waiting-stay = Lat denne sida stå open. Du kjem vidare av deg sjølv når nokon slepper deg inn.
invitation-turned-away = Du vart ikkje sleppt inn
invitation-turned-away-explained = Den som leier, sleppte deg ikkje inn. Er det ei misforståing, så snakk med den som sende lenkja. Så kan du opne henne igjen.
invitation-board-see = Du kan lese tavla «{ $board }» i { $network }.
invitation-board-input = Du kan lese tavla «{ $board }» i { $network } og gi innspel på henne.
invitation-board-write = Du kan vere med og skrive på tavla «{ $board }» i { $network }.
invitation-network = Du kan bli med i { $network } som { $role }.
invitation-organisation = Lenkja er for { $organisation }.
invitation-admitted = Den som leier, slepper deg inn.
invitation-until = Lenkja gjeld til { $day }.
invitation-guest = Du treng ingen konto. Dei andre ser namnet ditt, kommunen og at du er gjest.
invitation-as = Du kjem som { $name }.
invitation-go-board = Gå til tavla
invitation-go-network = Bli med

## Nettverket
network-new = Nytt nettverk
network-create = Lag nettverket
network-name = Kva heiter nettverket?
network-themes = Kva handlar prosjekta om?
network-themes-hint = Tema med komma mellom, til dømes: heiltidskultur, sjukefråvær
network-no-access = Dette nettverket er ikkje ope for deg
network-no-access-explained = Anten finst det ikkje, eller så er du ikkje med i det. Be den som leier nettverket, om ei lenkje.
network-for-me = For deg
projects = Prosjekta
projects-find = Kommune, tema eller person
projects-found = { $count ->
    [0] Ingen prosjekt
    [one] 1 prosjekt
   *[other] { $count } prosjekt
  }
projects-none = Det er ingen prosjekt her enno. Den som leier nettverket, lagar det første.
projects-none-lead = Det er ingen prosjekt her enno.
organisations-none-lead = Ingen kommunar er med i nettverket enno.
organisations-first = Ta inn den fyrste kommunen
project-first = Lag det fyrste prosjektet
projects-no-hit = Ingen prosjekt svarar til det du søkjer etter.
projects-show-all = Vis alle prosjekta
theme-filter = Tema
themes-all = Alle tema
project-own = Ditt prosjekt
project-no-board = Prosjektet har ingen tavler enno. Opne prosjektet og lag den første.
project-no-board-shared = Ingen tavler er delte med deg enno.
boards-more = { $count ->
    [one] og 1 tavle til
   *[other] og { $count } tavler til
  }
board-asks = ber om innspel
people-here-title = Her no
organisations = Verksemder
organisations-explained = Skriv namnet på kommunen, òg eit tidlegare namn. Andre verksemder blir tekne inn med namnet dei har.
organisations-count = { $count ->
    [0] Ingen verksemder enno
    [one] 1 verksemd
   *[other] { $count } verksemder
  }
organisation-add = Ta inn
organisation-remove = Ta ut
organisation-remove-named = Ta ut { $name }
waiting-for-you = Ventar på deg
waiting-nothing = Ingenting ventar på deg no.
waiting-unanswered = { $count ->
    [one] 1 innspel utan svar på «{ $board }»
   *[other] { $count } innspel utan svar på «{ $board }»
  }
waiting-from = frå { $organisations }
waiting-asked = { $organisation } ber om innspel på «{ $board }»
waiting-asked-until = { $question } Frist { $day }.
waiting-answered = { $count ->
    [one] 1 av innspela dine har fått svar
   *[other] { $count } av innspela dine har fått svar
  }
door-count = { $count ->
    [one] 1 ventar på å bli sleppt inn
   *[other] { $count } ventar på å bli sleppte inn
  }
door-admit = Slepp inn
door-admit-all = Slepp inn alle
door-turn-away = Avvis
news-since = Sidan sist
news-nothing = Ingenting nytt sidan du var her.
news-notes = { $count ->
    [one] skreiv 1 lapp på
   *[other] skreiv { $count } lappar på
  }
news-inputs = { $count ->
    [one] gav 1 innspel på
   *[other] gav { $count } innspel på
  }
news-answers = { $count ->
    [one] svara på 1 innspel på
   *[other] svara på { $count } innspel på
  }
news-shared = { $count ->
   *[other] delte
  }
news-asked = { $count ->
   *[other] ber om innspel på
  }
line-connecting = Koplar til …
line-open = Tilkopla
line-lost = Fråkopla
line-lost-explained = Ingen kontakt med tenaren. Du ser det som var her sist, og sida oppdaterer seg sjølv når nettet er tilbake.
line-blocked-explained = Tenaren svarar, men noko på vegen (ein brannmur eller eit tillegg i nettlesaren) stoppar det direkte sambandet (WebSocket). Lista kan vere gammal. Be IT om å sleppe gjennom WebSocket til denne adressa.

## Prosjektet
project-new = Nytt prosjekt
project-create = Lag prosjektet
project-organisation = Kven eig prosjektet?
project-title = Kva heiter prosjektet?
project-theme = Kva handlar det om?
project-lead = Kven leier det?
project-boards = Tavlene
project-people = Folk i prosjektet
project-more = Meir om prosjektet
project-in-bin = Prosjektet ligg i papirkorga, og tavlene med det.
project-locked = Prosjektet er låst: ingen kan skrive på tavlene eller i oppgåvene.
boards-none-lead = Prosjektet har ingen tavler enno.
boards-first = Lag den fyrste tavla
boards-new-kind = Kva slags tavle?
boards-new-objective = Kva er målet?
board-kind-problem-tree = Problemtre
board-kind-objective-tree = Måltre
board-kind-free = Fri tavle
board-lock = Lås for skriving
board-unlock = Lås opp
board-own-only = Berre eiga verksemd
board-open-to = { $count ->
    [one] Delt med 1
   *[other] Delt med { $count }
  }
board-changed = Endra { $day }
board-erase = Slett for godt
board-erase-explained = «{ $title }» blir borte for alle, med innspel og historie. Det kan ikkje angrast.
said-locked = «{ $title }» er låst.
said-unlocked = «{ $title }» er låst opp.
said-binned = «{ $title }» ligg i papirkorga.
said-unbinned = «{ $title }» er henta tilbake.
level-see = du kan lese
level-input = du kan gi innspel
level-write = du kan skrive

## Roller
role-administrator = administrator
role-network-lead = nettverksleiar
role-advisor = rådgivar
role-project-lead = prosjektleiar
role-project-owner = prosjekteigar
role-participant = deltakar
role-external-expert = ekstern fagperson
role-observer = observatør
role-guest = gjest

## Kvifor noko ikkje vart gjort
undone-offline = Ingen kontakt med tenaren. Ingenting er gjort. Prøv igjen når nettet er tilbake.
undone-unreadable = Tenaren svara noko denne sida ikkje forstår. Last sida på nytt.
undone-sign-in = Du er ikkje logga inn lenger. Logg inn og prøv igjen.
undone-not-allowed = Rolla di gir ikkje tilgang til dette.
undone-unknown = Det finst ikkje lenger.
undone-name-missing = Namnet manglar.
undone-too-long = Teksten er for lang.
undone-no-such-municipality = Ingen kommune heiter det.
undone-already-here = Det finst her allereie.
undone-not-empty = Noko høyrer framleis til. Flytt eller slett det først.
undone-not-binned = Legg det i papirkorga først.
undone-project-locked = Prosjektet er låst. Lås det opp først.
undone-bad-time = Vel eit tidspunkt fram i tid.
undone-last-lead = Gi nokon andre leiinga først.
undone-invitation-ended = Invitasjonen gjeld ikkje lenger.
undone-too-many = Det er ikkje plass til fleire.
undone-unavailable = Tenaren kunne ikkje lagre akkurat no. Prøv igjen om litt.

## Hjelp
help-start = Kome inn
help-start-1 = Du kjem inn med ei lenkje. Ho seier kva du får: lese, gi innspel eller skrive. Som gjest oppgir du namn og kommune, og ser tavla med det same.
help-start-2 = På ei maskin som fleire bruker: trykk på namnet ditt øvst til høgre og vel «Ikkje deg? Logg ut» når du er ferdig.
help-network = Nettverket
help-network-1 = På nettverkssida ser du prosjekta og tavlene som er delte med deg. «Ventar på deg» viser det du kan gjere no, og «Sidan sist» det som er nytt.
help-network-2 = Søk på kommune, tema eller person. Tidlegare kommunenamn og samiske og kvenske namn verkar òg.
help-board = På tavla
help-board-1 = Tavla og lista viser det same. Lista verkar med tastatur og skjermlesar: piltastane går i treet, Enter skriv.
help-board-2 = Tast ? på tavla for å sjå alle tastane. Enkeltbokstavar kan slåast av i menyen.
help-board-3 = Ctrl Z angrar det du sjølv gjorde sist. Det du slettar, ligg i papirkorga.
help-offline = Utan nett
help-offline-1 = Berre hald fram. Det du gjer, blir lagra på maskina og sendt når nettet er tilbake. Øvst står det om alt er lagra.
help-devices = Om noko ikkje verkar
help-devices-1 = I eit privat vindauge, eller når disken er full, kan ikkje nettlesaren ta vare på arbeidet. Då verkar alt så lenge sida er open og på nett, og sida seier frå før noko kan gå tapt.
help-devices-2 = Nokre brannmurar stoppar direkte samband (WebSocket). Då kan du lese det som er henta, og skrive, men det blir ikkje sendt. Be IT om å sleppe gjennom WebSocket til denne adressa.

## Personvern
privacy-what = Kva som blir lagra om deg
privacy-what-1 = Namnet ditt, kommunen din og rolla di. For medlemmer: e-postadressa, om du loggar inn med henne, eller eit kjennemerke utan namn frå innloggingstenesta.
privacy-what-2 = Det du skriv, med namnet ditt. Kva du ikkje rakk å skrive, kor lenge du var her, og kva du såg på, blir ikkje lagra og ikkje talt.
privacy-why = Kvifor
privacy-why-1 = For at dei som arbeider saman, skal sjå kven som har meint kva, og for at berre dei som skal, kjem inn. Kommunen som leier nettverket, er ansvarleg for behandlinga.
privacy-who-sees = Kven som ser det
privacy-who-sees-1 = Dei som tavla er delt med. Ei tavle er berre for eiga verksemd til nokon deler henne.
privacy-who-sees-2 = Det som er skrive her, kan vere dokument som nokon kan be om innsyn i. Skriv ikkje om enkeltpersonar.
privacy-device = På denne maskina
privacy-device-1 = Nettlesaren har kopiar av tavlene du har opna, så du kan arbeide utan nett. Dei blir sletta når du loggar ut. Det blir brukt éin informasjonskapsel, for å halde deg innlogga, og ingenting frå andre nettstader.
privacy-rights = Rettane dine
privacy-rights-1 = Du kan få ut alt du har her, få namnet ditt fjerna og få orda dine sletta. Spør den som leier nettverket, eller personvernombodet i kommunen din. Du kan klage til Datatilsynet.

## Tilgjenge
accessibility-goal = Målet
accessibility-goal-1 = Alle skal kunne delta, òg med tastatur, skjermlesar, stor skrift, høg kontrast og på telefon. Vi følgjer WCAG 2.2 på nivå A og AA.
accessibility-how = Slik er det løyst
accessibility-how-1 = Alt som kan gjerast på tavla, kan gjerast i lista ved sida av, med tastatur og skjermlesar. Det andre gjer, blir lese opp så mykje som du vel i menyen.
accessibility-how-2 = Farge er aldri åleine om å seie noko. Rørsle blir dempa når maskina ber om det. Sida verkar ved 400 prosent forstørring.
accessibility-known = Kjende manglar
accessibility-known-1 = Sjølve teikneflata blir ikkje lesen av skjermlesarar; lista har det same innhaldet. Sidene blir prøvde med automatiske testar ved kvar endring, men er ikkje enno prøvde av ein uavhengig kontrollør.
accessibility-tell = Sei frå
accessibility-tell-1 = Møter du eit hinder, så sei frå til den som leier nettverket eller til kommunen din.
accessibility-tell-2 = Får du ikkje svar, kan du klage til Tilsynet for universell utforming av ikt (uutilsynet.no).

## Deling av tavla
share-now = Kven tavla er open for
share-own-explained = eiga verksemd: les og gir innspel
share-lead-decides = Prosjektleiaren avgjer kven tavla er open for.
shared-whole-network = Heile nettverket
shared-an-organisation = Ei verksemd
shared-a-person = Ein person
shared-until = { $level }, til { $day }
opened-see = Sjå
opened-input = Gi innspel
opened-write = Skrive saman
opened-see-explained = Les tavla og alle innspel.
opened-input-explained = Les alt og gir innspel. Endrar ikkje treet.
opened-write-explained = Endrar treet saman med dykk.
opened-write-not-network = Berre for namngitte verksemder og personar, ikkje for heile nettverket.
share-open = Opne for fleire
share-open-now = Opne tavla
share-opened = Tavla er opna.
share-whom = Kven skal tavla opnast for?
share-to-organisations = Nokre kommunar eller verksemder
share-to-people = Nokre personar
share-choose-whom = Vel minst éin.
share-chosen = { $count } valde
share-level = Kva skal dei kunne gjere?
share-until = Til og med (kan stå tomt)
share-means = Dette betyr det
share-means-who = { $whom } kan { $level }, frå no av. Dei ser òg alt som står på tavla frå før.
share-means-access = Tavla er ikkje lenger berre eit internt dokument i eiga verksemd. Då kan de neppe rekne med å unnta henne frå innsyn som organinternt dokument (offentleglova § 14). Spør arkivet om du er i tvil.
share-means-end = Du kan avslutte delinga når som helst. Det dei alt har lese, kan dei hugse og ha teke vare på.
share-no-personal-data = Det står ingen opplysningar om enkeltpersonar på tavla
share-end = Avslutt
share-end-named = Avslutt deling med { $name }
share-ended = Delinga med { $name } er avslutta.
share-ask = Be om innspel
share-ask-now = Be om innspel
share-ask-explained = Spørsmålet blir vist for dei du spør, under «Ventar på deg». Tavla blir opna for innspel hos dei.
share-question = Kva vil de ha innspel på?
share-due = Frist (kan stå tom)
share-ask-whom = Kven spør de? Ingen valde betyr heile nettverket.
share-asked = De har bede om innspel.
share-asks = Ber om innspel: «{ $question }»
share-asks-until = Ber om innspel til { $day }: «{ $question }»
share-close-for-input = Steng for innspel
share-closed-for-input = Tavla er stengd for innspel.
share-locked = Tavla er låst: ingen kan skrive.
share-unlocked = Tavla er låst opp.
share-project-locked = Prosjektet er låst, og tavla med det. Det kan låsast opp på sida til prosjektet.
share-invite = Inviter med lenkje
invite-explained = For dei som ikkje er i nettverket: lenkja opnar berre denne tavla.
invite-make = Lag lenkje
invite-made = Lenkja er laga.
invite-once = Kopier lenkja no: ho blir vist berre denne eine gongen.
invite-link = Invitasjonslenkje
invite-copy = Kopier lenkja
invite-copied = Lenkja er kopiert
invite-door = Når nokon følgjer lenkja
invite-straight-in = Dei kjem rett inn
invite-admitted = Prosjektleiaren slepp inn
invite-until = Gjeld til og med (tomt: éi veke)
invite-uses = Kor mange kan bruke ho? (tomt: så mange som vil)
links-title = Invitasjonslenkjer
link-gives = { $what }, til { $day }. Brukt av { $used }.
link-gives-uses = { $what }, til { $day }. Brukt av { $used } av { $most }.
link-revoke = Trekk tilbake
link-revoke-now = Trekk lenkja tilbake
link-revoke-people = Dei som kom med lenkja, mistar òg tilgangen
link-revoked = Lenkja er trekt tilbake.
qr-label = QR-kode for lenkja
qr-large = Vis på heile skjermen
back = Tilbake
done = Ferdig
search = Søk
# Oppgåver
tasks = Oppgåver
tasks-count = { $count ->
    [one] 1 oppgåve
   *[other] { $count } oppgåver
  }
tasks-which = Kva oppgåver
tasks-open = Opne
tasks-mine = Mine
tasks-all = Alle
tasks-filter = { $name } ({ $count })
tasks-fetching = Hentar oppgåvene …
tasks-none = Prosjektet har ingen oppgåver enno.
tasks-none-yet = Ingen oppgåver enno. Vel ein lapp på ei tavle og «Lag oppgåve», eller lag ei her.
tasks-none-here = Ingen oppgåver i denne lista.
task-make = Lag oppgåve
task-change = Endre oppgåva
task-change-this = Endre oppgåva «{ $text }»
task-text = Kva skal gjerast?
task-owner = Kven tek ho?
task-owner-nobody = Ingen enno
task-owner-unknown = Ein som ikkje er med i prosjektet lenger
task-due = Frist (kan stå tom)
task-due-on = Frist { $day }
task-due-today = Frist i dag
task-overdue = Fristen gjekk ut { $day }
task-save = Lagre
task-delete = Slett oppgåva
task-source = Frå «{ $board }»
task-text-missing = Skriv kva som skal gjerast.
task-shut = Du kan ikkje endre oppgåvene i dette prosjektet no.
task-too-many = Prosjektet har så mange oppgåver som det er plass til.
task-too-long = Teksten er for lang.
task-gone = Oppgåva finst ikkje lenger.
task-saving = Lagrar …
task-waiting = Lagra på denne eininga. Blir send når nettet er tilbake.
task-waiting-not-kept = Berre i dette vindauget. Blir send når nettet er tilbake. Ikkje lukk vindauget.
said-task-made = Oppgåva er laga.
said-task-done = Oppgåva er kryssa av.
said-task-open = Oppgåva er open igjen.
said-task-deleted = Oppgåva er sletta.
said-task-undone = Angra.
barred-not-in-project = Berre dei som arbeider i prosjektet, lagar oppgåver her.
not-taken-task-new = Ny oppgåve
not-taken-task = Endring av ei oppgåve


## Administrasjon av nettverket
administration = Administrasjon
members = Medlemmer og roller
transfer = Overfør eit prosjekt
transfer-explained = Den nye prosjektleiaren avgjer om prosjektet og tavlene. Den gamle blir deltakar.
transfer-to = Ny prosjektleiar
transferred = Prosjektet er overført.
members-count = { $count ->
    [one] 1 person
   *[other] { $count } personar
  }
role = Rolle
role-give = Gi ei rolle
role-give-explained = Til nokon som er i nettverket. Andre blir inviterte med lenkje.
role-person = Kven
role-given = Rolla er gitt.
role-ended = Rolla er avslutta.
role-end-named = Avslutt rolla { $role }
role-in = { $role }, «{ $title }»
role-on = { $level } på «{ $title }»
project = Prosjekt
a-board = ei tavle
a-board-of = Ei tavle i «{ $title }»
a-project = eit prosjekt
former-participant = tidlegare deltakar
export = Last ned alt
export-named = Last ned alt som { $name } har her
export-person = Last ned alt om personen
hand-out-link = Lag innloggingslenkje
hand-out-link-explained = Lenkja loggar inn som { $name }, éin gong og innan eit døgn. Gi ho berre til { $name } sjølv: den som har lenkja, er { $name }. At ho er laga, står i loggen.
hand-out-link-for = Innloggingslenkje for { $name }
forget-person = Slett namnet
forget-person-explained = { $name } mistar roller og tilgang, og namnet blir sletta. Arbeidet blir ståande som «tidlegare deltakar» under kommunen. Det kan ikkje gjerast om.
erase-words = Slett namnet og orda
erase-words-explained = Òg innspel, kommentarar og det { $name } har skrive på tavlene, blir sletta for godt. Tekst frå andre blir ståande. Det kan ikkje gjerast om.
forget-sure = Eg veit at dette ikkje kan gjerast om
forgotten = Sletta.
links-none = Ingen lenkjer er opne no.
invite-network = Inviter til nettverket
invite-network-admitted = Nettverksleiaren slepp inn kvar einskild
invite-organisation = Kor kjem dei frå?
invite-network-until = Lenkja gjeld til og med (tomt: to veker)
invite-role-until = Rolla gjeld til og med (må setjast for ekstern fagperson)
openings = Opne tavler
openings-explained = Kva som er delt på tvers, og til når. Prosjektleiaren avsluttar på tavla.
openings-none = Ingen tavler er opne for andre enno. Den som leier eit prosjekt, opnar dei med «Del» på tavla.
statements = Verksemdene
statements-explained = Kvar kommune har si eiga tilgjengelegheitserklæring. Adressa står nedst på alle sider.
statement-of = Endre tilgjengelegheitserklæringa til { $name }
statement-address = Adressa til tilgjengelegheitserklæringa
statement-kept = Adressa er lagra.
change = Endre
keep = Lagre
log = Logg
log-explained = Kven som gav tilgang til kva. Loggen tel ikkje kva nokon gjer på tavlene.
log-what = Kva
log-everything = Alt
log-until = Til og med
log-until-day = til { $day }
log-the-server = Serveren
log-row = { $who } { $what }
log-row-about = { $who } { $what }: { $about }
act-other = gjorde noko anna
act-create-network = oppretta nettverket
act-rename-network = gav nettverket nytt namn
act-set-themes = endra tema
act-add-organisation = tok inn
act-remove-organisation = tok ut
act-set-accessibility-statement = endra tilgjengelegheitserklæringa til
act-create-project = oppretta prosjektet
act-change-project = endra prosjektet
act-duplicate-project = kopierte til prosjektet
act-lock-project = låste prosjektet
act-unlock-project = låste opp prosjektet
act-bin-project = la prosjektet i papirkorga
act-restore-project = henta prosjektet tilbake
act-transfer-project = overførte prosjektet
act-create-board = laga tavla
act-rename-board = gav tavla nytt namn
act-duplicate-board = kopierte til tavla
act-lock-board = låste tavla
act-unlock-board = låste opp tavla
act-bin-board = la tavla i papirkorga
act-restore-board = henta tavla tilbake
act-erase-board = sletta tavla for godt
act-share = opna tavla
act-end-share = avslutta deling av tavla
act-ask-for-input = bad om innspel på tavla
act-close-for-input = stengde tavla for innspel
act-set-role = gav rolle
act-end-role = avslutta rolle
act-admit = sleppte inn
act-turn-away = sleppte ikkje inn
act-hand-out-sign-in-link = laga ei innloggingslenkje
act-forget-person = sletta eit namn
act-erase-words = sletta eit namn og orda
act-invite = laga ei invitasjonslenkje
act-accept-invitation = følgde ei invitasjonslenkje
act-revoke-invitation = trekte tilbake ei invitasjonslenkje
act-export-person = lasta ned alt om
act-export-organisation = lasta ned alt frå
waiting-tasks = { $count ->
    [one] 1 oppgåve du har teke
   *[other] { $count } oppgåver du har teke
  }
