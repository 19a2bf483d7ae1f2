# Bokmål. Ordene er fra ordlista; hver tekst finnes i nb, nn og en.

## Rammen
app-name = Samtavle
opening-board = Åpner tavla …
skip-to-outline = Gå til lista
all-boards = Alle tavler
where-i-am = Hvor du er
board-tools = Verktøy
board-history = Angre og gjør om
board-zoom = Zoom
views = Visninger
board-canvas = Tavla. Bruk lista for å lese og endre innholdet med tastatur og skjermleser.
untitled-board = Tavle uten navn
menu = Meny
share = Del
close = Lukk
more = Mer

## Tilstand
board-open = Du kan skrive
board-sealed = Låst: bare lesing
board-full = Tavla er full: ingen kan skrive mer
board-read-only = Bare lesing
board-input = Gir innspill
board-locked = Låst for nå: bare lesing
board-not-shared = Ikke delt med deg
saved = Lagret
saving = Lagrer …
saved-waiting = Venter på nett
saved-waiting-long = { $count ->
    [one] 1 endring venter på nett. Den er trygt lagret på denne maskinen.
   *[other] { $count } endringer venter på nett. De er trygt lagret på denne maskinen.
  }
saved-only-here = { $count ->
    [one] 1 endring finnes bare i dette vinduet, fordi maskinen ikke lar Samtavle lagre. Ikke lukk vinduet.
   *[other] { $count } endringer finnes bare i dette vinduet, fordi maskinen ikke lar Samtavle lagre. Ikke lukk vinduet.
  }
not-kept-banner = Nettleseren kan ikke lagre på denne maskinen (privat vindu, eller full disk). Alt virker så lenge du er på nett. Uten nett finnes det du gjør, bare i dette vinduet til nettet er tilbake.
offline = Frakoblet
offline-banner = Du er frakoblet. Bare fortsett: det du gjør, lagres på denne maskinen og sendes når nettet er tilbake.
offline-banner-not-kept = Du er frakoblet. Bare fortsett, men la vinduet stå åpent: det du gjør, sendes når nettet er tilbake.
offline-banner-empty = Du er frakoblet, og denne tavla er ikke hentet til denne maskinen ennå. Den kommer når nettet er tilbake.
blocked-banner = Serveren svarer, men noe på veien (en brannmur eller et tillegg i nettleseren) stopper den direkte forbindelsen (WebSocket). Bare fortsett: det du gjør, lagres på denne maskinen, men de andre ser det ikke før IT slipper WebSocket gjennom.
blocked-banner-not-kept = Serveren svarer, men noe på veien (en brannmur eller et tillegg i nettleseren) stopper den direkte forbindelsen (WebSocket). De andre ser ikke det du gjør, før IT slipper WebSocket gjennom. La vinduet stå åpent til da.
blocked-banner-empty = Serveren svarer, men noe på veien (en brannmur eller et tillegg i nettleseren) stopper den direkte forbindelsen (WebSocket), så tavla kan ikke hentes. Be IT om å slippe WebSocket gjennom til denne adressen.
outdated-banner = Samtavle er oppdatert, og denne siden er for gammel til å sende det du gjør. Last den på nytt, så fortsetter du der du var.
signed-out-banner = Du er ikke logget inn her lenger. Si hvem du er, så fortsetter du der du var.
signed-out-go-on = Si hvem du er
outdated-reload = Last siden på nytt
connection-details = Lagring og tilkobling
details-saved = Alt du har gjort, er lagret på serveren.
details-saving = { $count ->
    [one] 1 endring er på vei til serveren.
   *[other] { $count } endringer er på vei til serveren.
  }
details-connected = Du er koblet til serveren.
details-connecting = Samtavle prøver å koble til. Du kan arbeide videre.
details-offline = Samtavle får ikke kontakt med serveren og prøver igjen av seg selv.
details-blocked = Serveren svarer, men noe på veien stopper den direkte forbindelsen (WebSocket). Samtavle prøver igjen av seg selv.

## Ikke tatt imot
not-taken = Ikke tatt imot
not-taken-count = { $count ->
    [one] 1 endring ble ikke tatt imot
   *[other] { $count } endringer ble ikke tatt imot
  }
not-taken-explained = Dette står ikke på tavla. Resten av arbeidet ditt er med. Ingenting er borte før du selv forkaster det.
not-taken-none = Alt du har gjort, er tatt imot.
not-taken-show = Se hva
not-taken-copy = Kopier teksten
not-taken-copied = Kopiert
not-taken-retry = Prøv igjen
not-taken-retry-all = Prøv alt igjen
not-taken-discard = Forkast
not-taken-still = Fortsatt ikke tatt imot. Kopier teksten, eller prøv igjen senere.
not-taken-about = { $what }: «{ $text }»
not-taken-create = Ny lapp
not-taken-text = Endret tekst
not-taken-move = Flytting
not-taken-delete = Sletting
not-taken-restore = Tatt tilbake fra papirkurven
not-taken-link = Ny kobling
not-taken-unlink = Fjernet kobling
not-taken-signs = Endret beskrivelse
not-taken-title = Nytt navn på tavla
not-taken-input = Innspill
not-taken-comment = Kommentar
not-taken-answer = Svar på innspill
not-taken-import = Innhold fra en fil
not-taken-several = Flere endringer på én gang
not-taken-undo = Angret endring

## Folk
people-here = { $count ->
    [one] Bare du er her
   *[other] { $count } er her
  }
people = Folk på tavla
you = du
person-writes = { $name } skriver …

## Første gang
arrival-explained = Skriv hva du heter og hvilken kommune du er fra, så de andre ser hvem som gjør hva.
arrival-name = Navn
arrival-name-missing = Skriv navnet ditt
arrival-municipality = Kommune
arrival-municipality-missing = Velg en kommune
arrival-municipality-unknown = Velg en kommune fra lista
arrival-demo = Kommunene i demoen
arrival-offline = Du må ha nett første gang du åpner Samtavle på denne maskinen.
not-fetched = Siden kom ikke hel fram
not-fetched-explained = Sjekk at du har nett, og prøv igjen. Er Samtavle nettopp oppgradert, hentes den nye utgaven da.
arrival-failed = Serveren svarte ikke som den skulle. Prøv igjen.
me-change = Endre navn eller kommune
save = Lagre

## Tavler
boards-title = Tavler
boards-none = Det er ingen tavler ennå.
boards-offline = Lista over tavler kan ikke hentes uten nett.
boards-new = Ny tavle
boards-new-title = Hva heter tavla?
boards-new-core = Hva er kjerneproblemet?
boards-create = Lag tavla

## Verktøy og kommandoer
tool-select = Velg
tool-pan = Panorer
tool-link = Pil
tool-cause = Årsak
tool-effect = Virkning
tool-note = Lapp
undo = Angre
redo = Gjør om
zoom-in = Større
zoom-out = Mindre
zoom-fit = Vis hele treet
zoom-percent = { $percent } %
zoom-reset = Zoom { $percent } prosent. Sett til 100 prosent
arrangement-to-compact = Vis tett tre
arrangement-to-classic = Vis bredt tre
help = Tastatur og hjelp
language = Språk
theme = Utseende
theme-auto = Som maskinen
theme-light = Lyst
theme-dark = Mørkt
panel-fold = Skjul lista
panel-unfold = Vis lista
panel-fill = La lista fylle vinduet
panel-beside = Vis lista ved siden av tavla
share-title = Del tavla
share-explained = Alle som har denne adressen, kan lese og skrive på tavla.
share-address = Adressen til tavla
share-copy = Kopier adressen
share-copied = Adressen er kopiert

## Lista
outline = Oversikt
view-board = Tavle
view-list = Liste
find = Finn på tavla
find-none = Ingenting på tavla svarer til «{ $text }».
group-effects = Virkninger
group-core = Kjerneproblem
group-causes = Årsaker
group-constraints = Rammebetingelser
group-unplaced = Uten plass
outline-empty = Tavla er tom. Lag et kjerneproblem for å komme i gang.
outline-help = Piltaster går i treet. Enter skriver. Tast ? for alle kommandoer.
empty-text = Uten tekst
writing-label = Tekst for { $kind }
vicious-circle = ond sirkel
is-writing = skriver

## Slag, belegg og styring
kind-core = Kjerneproblem
kind-cause = Årsak
kind-effect = Virkning
kind-constraint = Rammebetingelse
kind-note = Lapp
level = nivå { $level }
kind-level = { $kind }, nivå { $level }
evidence-documented = Dokumentert
evidence-experienced = Erfart
evidence-assumed = Antakelse
evidence-unknown = Vet ikke
control-own = Rår over selv
control-shared = Rår over sammen med andre
control-external = Andre rår over

## Foten
foot = Det som er valgt
foot-nothing = Velg en lapp på tavla eller i lista for å se hva den henger sammen med.
input-like = jeg liker
input-wish = jeg skulle ønske
input-what-if = hva om
input-question = spørsmål
input-experience = erfaring
input-warning = advarsel
input-resource = ressurs
input-unknown-author = En deltaker
foot-leads-to = fører til
foot-comes-of = kommer av
foot-and = og
foot-and-more = og { $count } til
foot-feeds-back = gir næring til
foot-binds = binder
foot-bound-by = er bundet av
authors-ask = Hvem har skrevet dette?
authors-asked = Spør serveren hvem som har skrevet …
authors-one = Skrevet av { $who }.
authors-several = Laget av { $maker }. Teksten er skrevet av { $writers }.
authors-unknown = en som ikke er kjent her
authors-not-saved = Lappen er ikke lagret på serveren ennå.
authors-untold = Serveren svarte ikke på hvem som har skrevet dette. Prøv igjen når du er på nett.

## Kommandoer
write = Skriv
stop-writing = Avslutt skrivingen
add-cause = Årsak under
add-effect = Virkning over
add-child = Lapp lenger ut
add-sibling = Lapp ved siden av
add-constraint = Rammebetingelse
add-unplaced = Løs lapp
add-core = Skriv kjerneproblemet
move-earlier = Flytt før
move-later = Flytt etter
move-out = Flytt ut ett nivå
move-in = Flytt inn under lappen før
choose-parent = Flytt …
choose-link = Kobling …
delete = Slett
delete-branch = Slett med alt under
make-core = Gjør til kjerneproblem
evidence = Belegg
evidence-none = Ikke angitt
control = Rår over
control-unsaid = Ikke angitt
fold = Lukk grenen
unfold = Åpne grenen
unfold-all = Åpne alle grener
unlink = Fjern koblingen til «{ $text }»
restore = Hent tilbake
say-again = Si siste melding en gang til
zoom-hundred = 100 prosent
zoom-selection = Vis grenen

## Velg en lapp
choose-parent-title = Hvor skal «{ $text }» henge?
choose-link-title = Hva fører «{ $text }» også til?
choose-search = Søk blant lappene
choose-none = Ingen lapper passer.

## Papirkurv
bin = Papirkurv
bin-empty = Papirkurven er tom.
bin-count = { $count ->
    [one] 1 i papirkurven
   *[other] { $count } i papirkurven
  }

## Taster
keys-everywhere = Overalt
keys-selected = På en valgt lapp
keys-outline = I lista
keys-writing = Mens du skriver
keys-move-board = Flytt tavla: hold mellomromstasten og dra
keys-row-before = Forrige rad
keys-row-after = Neste rad
keys-row-open = Åpne grenen, eller gå inn i den
keys-row-close = Lukk grenen, eller gå ut av den
keys-row-first = Første rad
keys-row-last = Siste rad
keys-new-line = Ny linje
letter-shortcuts = Enkeltbokstaver velger verktøy
speak-title = Les opp
speak-own = Bare det jeg gjør
speak-normal = Også det andre gjør med treet
speak-all = Også hvem som kommer og går

## Det som sies
said-selected = { $text }. Nivå { $level }, { $number } av { $of }.
said-added-beside = Ny lapp ved «{ $text }». Skriv teksten.
said-added = Ny lapp. Skriv teksten.
said-writing-began = Du skriver i: { $text }
said-writing-began-empty = Du skriver i en tom lapp.
said-writing-ended = Teksten er nå: { $text }
said-moved-under = «{ $text }» henger nå ved «{ $parent }».
said-reordered = «{ $text }» er nå nummer { $number } av { $of }.
said-would-move-under = Slipp for å henge den ved «{ $parent }».
said-move-cancelled = Ingenting ble flyttet.
said-deleted = { $kept ->
    [0] «{ $text }» er slettet. Angre henter den tilbake.
    [one] «{ $text }» er slettet. Lappen under henger nå ett nivå lenger inn. Angre henter den tilbake.
   *[other] «{ $text }» er slettet. De { $kept } lappene under henger nå ett nivå lenger inn. Angre henter den tilbake.
  }
said-restored = «{ $text }» er tilbake.
said-undone = Angret.
said-undone-skipped = Angret så langt det gikk: andre har endret noe av det siden.
said-redone = Gjort om.
said-redone-skipped = Gjort om så langt det gikk: andre har endret noe av det siden.
said-linked = «{ $from }» fører nå også til «{ $to }».
said-unlinked = Koblingen er fjernet.
said-folded = { $hidden ->
    [one] «{ $text }» er lukket og skjuler 1 lapp.
   *[other] «{ $text }» er lukket og skjuler { $hidden } lapper.
  }
said-unfolded = { $children ->
    [one] «{ $text }» er åpen, med 1 lapp under.
   *[other] «{ $text }» er åpen, med { $children } lapper under.
  }
said-described = «{ $text }» er oppdatert.
said-zoomed = { $percent } prosent
said-arranged-compact = Treet er tett.
said-arranged-classic = Treet er bredt.
said-found = { $count ->
    [0] Ingen treff
    [one] 1 treff
   *[other] { $count } treff
  }
said-focus-moved = «{ $gone }» ble slettet av en annen. Du er nå på «{ $now }».
said-focus-moved-nowhere = «{ $gone }» ble slettet av en annen.
said-writing-taken = Lappen du skrev i, ble slettet av en annen. Det du skrev, ligger i papirkurven: { $text }
said-drag-taken = Lappen du flyttet, ble slettet av en annen.
said-others-added = { $count ->
    [one] Ny lapp fra en annen: { $text }
   *[other] { $count } nye lapper fra andre, den første: { $text }
  }
said-others-deleted = { $count ->
    [one] En annen slettet «{ $text }».
   *[other] Andre slettet { $count } lapper, den første: { $text }
  }
said-others-moved = { $count ->
    [one] En annen flyttet «{ $text }».
   *[other] Andre flyttet { $count } lapper, den første: { $text }
  }
said-came = { $name } kom.
said-left = { $name } gikk.
may-write-now = Du kan nå skrive på tavla.
may-give-input-now = Du kan nå gi innspill, men ikke endre treet.
may-see-now = Du kan nå bare lese.
not-shared-now = Tavla er ikke lenger delt med deg.
said-offline = Du er frakoblet. Det du gjør, lagres på denne maskinen.
said-online = Du er tilkoblet igjen.

## Hvorfor det ikke går nå
barred-nothing-selected = Velg en lapp først.
barred-is-core = Kjerneproblemet står der det står.
barred-no-core = Tavla har ikke noe kjerneproblem ennå.
barred-has-core = Tavla har et kjerneproblem allerede.
barred-wrong-side = Årsaker henger under årsaker, virkninger over virkninger.
barred-is-first = Den står først allerede.
barred-is-last = Den står sist allerede.
barred-is-outermost = Den henger rett på kjerneproblemet.
barred-none-before = Det er ingen lapp før den.
barred-own-branch = En lapp kan ikke henge ved seg selv.
barred-linked-already = De henger sammen allerede.
barred-no-children = Det er ingenting under den.
barred-nothing-to-undo = Det er ingenting å angre.
barred-gone = Lappen er borte: en annen slettet den.
barred-answered = Innspillet er besvart, og står som det ble besvart.
barred-read-only = Denne tavla kan du bare lese.
barred-full = Det er ikke plass til mer.
barred-not-possible = Det går ikke nå.

## Hvorfor noe ikke ble tatt imot
why-unlisted = Du har ikke lenger tilgang til det dette gjaldt.
why-gone = Det dette gjaldt, finnes ikke lenger.
why-restored = Serveren er satt tilbake til en sikkerhetskopi, og der mangler dette. Prøv igjen for å legge det tilbake.
why-malformed = Serveren forstod ikke endringen.
why-frame-too-large = Endringen er for stor til å sendes.
why-document-full = Tavla er full.
why-sealed = Tavla er låst.
why-read-only = Du kan bare lese denne tavla.
why-locked = Låst akkurat nå: ingen kan skrive.
why-foreign-client = Endringen var skrevet under en annens navn.
why-other-epoch = Tavla er hentet tilbake fra en sikkerhetskopi.
why-schema = Denne siden er eldre enn serveren. Last den på nytt.
why-harmful = Serveren klarte ikke å behandle endringen.
why-unavailable = Serveren kunne ikke lagre akkurat da.
why-too-many = Det var for mange tilkoblinger.

## Innspill
inputs = Innspill
open-inputs = Innspill …
view-inputs = Innspill
panel-tabs = Hva panelet viser
inputs-count = { $count ->
    [one] 1 innspill
   *[other] { $count } innspill
  }
inputs-unanswered = { $count ->
    [0] { $all } innspill
    [one] { $all } innspill, 1 ubesvart
   *[other] { $all } innspill, { $count } ubesvarte
  }
status-open = Ubesvart
status-noted = Lest
status-clarified = Oppklart
status-adopted = Tatt i bruk
status-parked = Parkert
status-not-relevant = Ikke aktuelt nå
inputs-filter = Vis innspill
filter-all = Alle
filter-unanswered = Ubesvart
filter-adopted = Tatt i bruk
filter-mine = Fra meg
filter-municipality = Fra kommune
filter-everywhere = Alle kommuner
filter-about-board = Bare om hele tavla
filter-about-all = Vis om alt
inputs-none = Ingen har gitt innspill ennå.
inputs-none-next = Gi det første innspillet
inputs-none-found = Ingen innspill passer til det du har valgt.
inputs-more = Vis flere
inputs-show-all = Vis alle innspill
about-note = til «{ $text }»
about-note-gone = til «{ $text }», som ligger i papirkurven
about-board = til hele tavla
about-link = til pila fra «{ $from }» til «{ $to }»
about-link-gone = til en pil som er fjernet, fra «{ $from }» til «{ $to }»
input-withdrawn = Innspillet er trukket tilbake.
input-answered-by = Svar fra { $name }
input-overtaken = Tidligere svar
input-became = Ble til lappen
origin-of = Kom av et innspill
give-input = Gi innspill
give-about = Gjelder
give-about-note = Lappen «{ $text }»
give-about-link = Pila fra «{ $from }» til «{ $to }»
give-about-board = Hele tavla
give-kind = Hva slags innspill
give-text = Innspillet ditt
give-send = Gi innspill
give-keys = Ctrl Enter sender
inputs-on-board = Innspill til hele tavla
inputs-on-link = Innspill til pila til «{ $text }»
inputs-on-links = { $count ->
    [one] 1 innspill til en pil herfra
   *[other] { $count } innspill til piler herfra
  }
visible-address = Synlig for alle som har adressen
visible-network = Synlig for hele nettverket
visible-for = Synlig for { $who }
visible-municipality = alle i { $name } kommune
visible-organisation = alle i { $name }
visible-more = { $count } til
visible-invited = inviterte
change-input = Endre
change-save = Lagre endringen
withdraw-input = Trekk tilbake
cancel = Avbryt
answer-input = Svar
answer-change = Endre svaret
answer-status = Hva skjer med innspillet
answer-text = Svaret ditt
answer-save = Svar
adopt-input = Lag en lapp av det
adopt-note = Hva lappen skal si
adopt-save = Lag lappen
comments-count = { $count ->
    [0] Kommenter
    [one] 1 kommentar
   *[other] { $count } kommentarer
  }
comments-resolved = { $count ->
    [one] 1 kommentar, avklart
   *[other] { $count } kommentarer, avklart
  }
comment-text = Din kommentar
comment-send = Kommenter
comment-take-back = Ta tilbake
resolve-thread = Merk som avklart
reopen-thread = Åpne igjen
asks-for-input = { $name } ber om innspill
asks-someone = Eieren ber om innspill
asks-due = Frist { $date }
input-closed = Stengt for innspill
input-closed-explained = Eieren tar ikke imot innspill nå. Du kan lese det som er gitt.
input-reading-only = Du kan lese innspillene, men ikke gi noen på denne tavla.
said-input-given = Innspillet er gitt.
said-input-changed = Innspillet er endret.
said-input-withdrawn = Innspillet er trukket tilbake. Angre henter det igjen.
said-commented = Kommentaren er lagt til.
said-comment-taken-back = Kommentaren er tatt tilbake.
said-input-answered = Besvart: { $status }.
said-input-adopted = Ny lapp av innspillet: { $text }
said-thread-resolved = Merket som avklart.
said-thread-reopened = Åpnet igjen.
said-others-gave = { $count ->
    [one] Nytt innspill fra { $author }: { $text }
   *[other] { $count } nye innspill, det første fra { $author }: { $text }
  }
said-others-gave-somebody = { $count ->
    [one] Nytt innspill: { $text }
   *[other] { $count } nye innspill, det første: { $text }
  }
said-answered = { $count ->
    [one] Innspillet ditt er besvart: { $status }. { $text }
   *[other] { $count } av innspillene dine er besvart, det første: { $status }. { $text }
  }
barred-nothing-said = Skriv noe først.

## Rammen rundt alle sider
skip-to-content = Gå til innholdet
opening = Åpner …
about-samtavle = Om Samtavle
help-page = Hjelp
accessibility-statement = Tilgjengelighetserklæring
privacy-statement = Personvernerklæring
my-networks = Nettverkene mine
guest = gjest
guest-from = gjest, { $municipality }
onlooker = En som ser på
to-project = Til prosjektet
to-front = Til forsiden
try-again = Prøv igjen
choose = Velg …
and-last = { $others } og { $last }
title = Tittel
rename = Endre navn
duplicate = Lag en kopi
duplicate-explained = Kopien får lappene, koblingene, plassene og fargene som tavla har nå. Innspill, svar, kommentarer, oppgaver og historie følger ikke med, og heller ikke hvem tavla er åpen for: Kopien er bare for egen virksomhet til du åpner den.
project-duplicate-explained = Kopien får tavlene som prosjektet har nå, med lapper, koblinger, plasser og farger. Innspill, svar, kommentarer, oppgaver og historie følger ikke med. De som bestemmer over prosjektet, bestemmer over kopien; ingen andre er med i den ennå.
to-bin = Legg i papirkurven
copy-of = Kopi av { $title }
more-about = Mer om { $title }
not-open = Ingen adgang
not-open-explained = Det finnes ikke noe her som er åpent for deg. Er du invitert, så bruk lenken du fikk. Har du vært her før, så logg inn.
left-behind = Dette rakk ikke å bli sendt
left-behind-explained = Kopien av tavla er slettet fra denne enheten. Dette er dine egne ord: kopier det du vil ta vare på.

## Logge inn og ut
sign-in = Logg inn
sign-in-with = Logg inn med { $issuer }
sign-in-email = E-postadresse
sign-in-email-send = Send meg en lenke
sign-in-email-sent = Er adressen kjent her, kommer det straks en e-post med en lenke. Lenken virker i 15 minutter.
sign-in-by-link = Du kommer inn med en lenke fra den som leder nettverket eller prosjektet.
sign-in-link-explained = Trykk på knappen for å logge inn i denne nettleseren.
sign-in-keep-guest = Det jeg har skrevet som gjest her, er mitt
not-in-no-issuer = Denne måten å logge inn på finnes ikke her. Velg en av dem under.
not-in-issuer-unreachable = Innloggingstjenesten svarer ikke som den skal. Prøv igjen om litt. Varer det, så si fra til den som driver serveren.
not-in-begin-again = Innloggingen tok for lang tid, eller var brukt allerede. Begynn på nytt her.
not-in-denied = Innloggingen ble avbrutt. Prøv igjen, eller velg en annen måte.
not-in-untrusted = Svaret fra innloggingstjenesten var ikke til å stole på, og du er ikke logget inn. Prøv igjen. Skjer det flere ganger, så si fra til den som driver serveren.
not-in-no-organisation = Virksomheten du logget inn for, er ikke med her. Velg en annen virksomhet, eller be den som leder nettverket, om en lenke.
not-in-too-many = Svært mange logger inn akkurat nå. Vent et minutt og prøv igjen.
not-in-link-ended = Denne lenken er brukt eller for gammel.
not-in-other-browser = Åpne lenken i den nettleseren der du ba om den. Lenken virker fortsatt der.
not-in-email-malformed = Dette er ikke en e-postadresse. Den ser ut som kari@example.no.
not-in-no-mail = Denne serveren sender ikke e-post. Be den som leder nettverket, om en lenke til å logge inn med.
not-in-too-many-people = Serveren har ikke plass til flere folk. Si fra til den som driver den.
not-in-invitation-ended = Lenken er brukt opp, for gammel eller trukket tilbake. Be den som sendte den, om en ny.
not-in-name-missing = Skriv navnet ditt.
not-in-name-too-long = Navnet er for langt. Skriv en kortere form.
not-in-name-unprintable = Navnet har tegn som ikke kan vises. Skriv det på én linje, uten spesialtegn.
not-in-municipality-unknown = Ingen kommune heter det. Velg en fra lista.
not-in-unavailable = Serveren kunne ikke lagre akkurat nå. Prøv igjen om litt.
sign-in-link-again = Be om en ny lenke
letters = E-post fra Samtavle
letters-daily = E-post om nye innspill og svar
letters-explained = Du får høyst én e-post om dagen når det er kommet nye innspill du skal svare på, eller svar på dine. Du kan slå den på igjen i menyen under navnet ditt.
letters-without = Slå av e-posten
letters-without-done = E-posten er slått av.
letters-link-unknown = Denne lenken hører ikke til noen e-post herfra. Slå e-posten av i menyen under navnet ditt.
sign-out = Logg ut
sign-out-here = Ikke deg? Logg ut
sign-out-title = Logg ut
sign-out-explained = Kopiene som denne nettleseren har av tavlene dine, blir slettet. Alt som er lagret på serveren, finner du igjen når du logger inn.
sign-out-guest = Du er gjest her. Når du logger ut, kan du ikke komme tilbake som den samme. Det du har skrevet, blir stående under navnet ditt.
sign-out-unsent = { $count ->
    [one] 1 endring er ikke sendt ennå. Logger du ut nå, er den borte.
   *[other] { $count } endringer er ikke sendt ennå. Logger du ut nå, er de borte.
  }
sign-out-anyway = Logg ut likevel
sign-out-everywhere = Logg ut overalt
sign-out-failed = Utloggingen nådde ikke serveren. Du er fortsatt logget inn. Prøv igjen når nettet er tilbake.
demo-try-as = Prøv som en av disse
demo-explained = Dette er en demo. Kommunene og personene er oppdiktet, og alle kan være hvem som helst.

## Forsiden
front-what = I Samtavle tegner kommuner problemtreet sitt sammen: hva som er galt, hva det kommer av, og hva det fører til.
front-how = Kommunene i et nettverk ser hverandres tavler, gir hverandre innspill og svarer på dem, mens de ser det samme.
front-sample = Se på eksempelet «{ $title }»
front-no-network = Du er ikke med i noe nettverk ennå
front-no-network-explained = Be den som leder nettverket, om en lenke. Har du fått en lenke til en enkelt tavle, så bruk den igjen.
front-first-network = Lag det første nettverket
front-first-network-explained = Et nettverk er noen kommuner som arbeider med hvert sitt prosjekt og hjelper hverandre. Når det er laget, tar du inn kommunene.

## Invitasjon
invitation = Invitasjon
invitation-title = Du er invitert
invitation-ended = Lenken gjelder ikke lenger
invitation-ended-explained = Den er brukt opp, for gammel eller trukket tilbake. Be den som sendte den, om en ny.
invitation-offline = Ingen kontakt med serveren
invitation-offline-explained = Invitasjonen kan ikke åpnes uten nett. Prøv igjen når nettet er tilbake.
invitation-waiting = Venter på å bli sluppet inn
invitation-waiting-explained = Den som leder, ser at du står ved døra.
invitation-waiting-stay = La denne siden stå åpen. Du kommer videre av deg selv når noen slipper deg inn.
invitation-turned-away = Du ble ikke sluppet inn
invitation-turned-away-explained = Den som leder, slapp deg ikke inn. Er det en misforståelse, så snakk med den som sendte lenken. Så kan du åpne den igjen.
invitation-board-see = Du kan lese tavla «{ $board }» i { $network }.
invitation-board-input = Du kan lese tavla «{ $board }» i { $network } og gi innspill på den.
invitation-board-write = Du kan være med og skrive på tavla «{ $board }» i { $network }.
invitation-network = Du kan bli med i { $network } som { $role }.
invitation-organisation = Lenken er for { $organisation }.
invitation-admitted = Den som leder, slipper deg inn.
invitation-until = Lenken gjelder til { $day }.
invitation-guest = Du trenger ingen konto. De andre ser navnet ditt, kommunen og at du er gjest.
invitation-as = Du kommer som { $name }.
invitation-go-board = Gå til tavla
invitation-go-network = Bli med

## Nettverket
network-new = Nytt nettverk
network-create = Lag nettverket
network-name = Hva heter nettverket?
network-themes = Hva handler prosjektene om?
network-themes-hint = Temaer med komma mellom, for eksempel: heltidskultur, sykefravær
network-no-access = Dette nettverket er ikke åpent for deg
network-no-access-explained = Enten finnes det ikke, eller så er du ikke med i det. Be den som leder nettverket, om en lenke.
network-for-me = For deg
projects = Prosjektene
projects-find = Kommune, tema eller person
projects-found = { $count ->
    [0] Ingen prosjekter
    [one] 1 prosjekt
   *[other] { $count } prosjekter
  }
projects-none = Det er ingen prosjekter her ennå. Den som leder nettverket, lager det første.
projects-none-lead = Det er ingen prosjekter her ennå.
organisations-none-lead = Ingen kommuner er med i nettverket ennå.
organisations-first = Ta inn den første kommunen
project-first = Lag det første prosjektet
projects-no-hit = Ingen prosjekter svarer til det du søker etter.
projects-show-all = Vis alle prosjektene
theme-filter = Tema
themes-all = Alle temaer
project-own = Ditt prosjekt
project-no-board = Prosjektet har ingen tavler ennå. Åpne prosjektet og lag den første.
project-no-board-shared = Ingen tavler er delt med deg ennå.
boards-more = { $count ->
    [one] og 1 tavle til
   *[other] og { $count } tavler til
  }
board-asks = ber om innspill
people-here-title = Her nå
organisations = Virksomheter
organisations-explained = Skriv navnet på kommunen, også et tidligere navn. Andre virksomheter tas inn med navnet de har.
organisations-count = { $count ->
    [0] Ingen virksomheter ennå
    [one] 1 virksomhet
   *[other] { $count } virksomheter
  }
organisation-add = Ta inn
organisation-remove = Ta ut
organisation-remove-named = Ta ut { $name }
waiting-for-you = Venter på deg
waiting-nothing = Ingenting venter på deg nå.
waiting-unanswered = { $count ->
    [one] 1 ubesvart innspill på «{ $board }»
   *[other] { $count } ubesvarte innspill på «{ $board }»
  }
waiting-from = fra { $organisations }
waiting-asked = { $organisation } ber om innspill på «{ $board }»
waiting-asked-until = { $question } Frist { $day }.
waiting-answered = { $count ->
    [one] 1 av innspillene dine er besvart
   *[other] { $count } av innspillene dine er besvart
  }
door-count = { $count ->
    [one] 1 venter på å bli sluppet inn
   *[other] { $count } venter på å bli sluppet inn
  }
door-admit = Slipp inn
door-admit-all = Slipp inn alle
door-turn-away = Avvis
news-since = Siden sist
news-nothing = Ingenting nytt siden du var her.
news-notes = { $count ->
    [one] skrev 1 lapp på
   *[other] skrev { $count } lapper på
  }
news-inputs = { $count ->
    [one] ga 1 innspill på
   *[other] ga { $count } innspill på
  }
news-answers = { $count ->
    [one] svarte på 1 innspill på
   *[other] svarte på { $count } innspill på
  }
news-shared = { $count ->
   *[other] delte
  }
news-asked = { $count ->
   *[other] ber om innspill på
  }
line-connecting = Kobler til …
line-open = Tilkoblet
line-lost = Frakoblet
line-lost-explained = Ingen kontakt med serveren. Du ser det som var her sist, og siden oppdaterer seg selv når nettet er tilbake.
line-blocked-explained = Serveren svarer, men noe på veien (en brannmur eller et tillegg i nettleseren) stopper den direkte forbindelsen (WebSocket). Lista kan være gammel. Be IT om å slippe gjennom WebSocket til denne adressen.

## Prosjektet
project-new = Nytt prosjekt
project-create = Lag prosjektet
project-organisation = Hvem eier prosjektet?
project-title = Hva heter prosjektet?
project-theme = Hva handler det om?
project-lead = Hvem leder det?
project-boards = Tavlene
project-people = Folk i prosjektet
project-more = Mer om prosjektet
project-in-bin = Prosjektet ligger i papirkurven, og tavlene med det.
project-locked = Prosjektet er låst: ingen kan skrive på tavlene eller i oppgavene.
boards-none-lead = Prosjektet har ingen tavler ennå.
boards-first = Lag den første tavla
boards-new-kind = Hva slags tavle?
boards-new-objective = Hva er målet?
board-kind-problem-tree = Problemtre
board-kind-objective-tree = Måltre
board-kind-free = Fri tavle
board-lock = Lås for skriving
board-unlock = Lås opp
board-own-only = Bare egen virksomhet
board-open-to = { $count ->
    [one] Delt med 1
   *[other] Delt med { $count }
  }
board-changed = Endret { $day }
board-erase = Slett for godt
board-erase-explained = «{ $title }» blir borte for alle, med innspill og historie. Det kan ikke angres.
said-locked = «{ $title }» er låst.
said-unlocked = «{ $title }» er låst opp.
said-binned = «{ $title }» ligger i papirkurven.
said-unbinned = «{ $title }» er hentet tilbake.
level-see = du kan lese
level-input = du kan gi innspill
level-write = du kan skrive

## Roller
role-administrator = administrator
role-network-lead = nettverksleder
role-advisor = rådgiver
role-project-lead = prosjektleder
role-project-owner = prosjekteier
role-participant = deltaker
role-external-expert = ekstern fagperson
role-observer = observatør
role-guest = gjest

## Hvorfor noe ikke ble gjort
undone-offline = Ingen kontakt med serveren. Ingenting er gjort. Prøv igjen når nettet er tilbake.
undone-unreadable = Serveren svarte noe denne siden ikke forstår. Last siden på nytt.
undone-sign-in = Du er ikke logget inn lenger. Logg inn og prøv igjen.
undone-not-allowed = Rollen din gir ikke adgang til dette.
undone-unknown = Det finnes ikke lenger.
undone-name-missing = Navnet mangler.
undone-too-long = Teksten er for lang.
undone-no-such-municipality = Ingen kommune heter det.
undone-already-here = Det finnes her allerede.
undone-not-empty = Noe hører fortsatt til den. Flytt eller slett det først.
undone-not-binned = Legg den i papirkurven først.
undone-project-locked = Prosjektet er låst. Lås det opp først.
undone-bad-time = Velg et tidspunkt fram i tid.
undone-last-lead = Gi noen andre ledelsen først.
undone-invitation-ended = Invitasjonen gjelder ikke lenger.
undone-too-many = Det er ikke plass til flere.
undone-unavailable = Serveren kunne ikke lagre akkurat nå. Prøv igjen om litt.

## Hjelp
help-start = Komme inn
help-start-1 = Du kommer inn med en lenke. Den sier hva du får: lese, gi innspill eller skrive. Som gjest oppgir du navn og kommune, og ser tavla med det samme.
help-start-2 = På en maskin som flere bruker: trykk på navnet ditt øverst til høyre og velg «Ikke deg? Logg ut» når du er ferdig.
help-network = Nettverket
help-network-1 = På nettverkssiden ser du prosjektene og tavlene som er delt med deg. «Venter på deg» viser det du kan gjøre nå, og «Siden sist» det som er nytt.
help-network-2 = Søk på kommune, tema eller person. Tidligere kommunenavn og samiske og kvenske navn virker også.
help-board = På tavla
help-board-1 = Tavla og lista viser det samme. Lista virker med tastatur og skjermleser: piltastene går i treet, Enter skriver.
help-board-2 = Tast ? på tavla for å se alle tastene. Enkeltbokstaver kan slås av i menyen.
help-board-3 = Ctrl Z angrer det du selv gjorde sist. Det du sletter, ligger i papirkurven.
help-offline = Uten nett
help-offline-1 = Bare fortsett. Det du gjør, lagres på maskinen og sendes når nettet er tilbake. Øverst står det om alt er lagret.
help-devices = Hvis noe ikke virker
help-devices-1 = I et privat vindu, eller når disken er full, kan ikke nettleseren ta vare på arbeidet. Da virker alt så lenge siden er åpen og på nett, og siden sier fra før noe kan gå tapt.
help-devices-2 = Noen brannmurer stopper direkte forbindelser (WebSocket). Da kan du lese det som er hentet, og skrive, men det blir ikke sendt. Be IT om å slippe gjennom WebSocket til denne adressen.

## Personvern
privacy-what = Hva som lagres om deg
privacy-what-1 = Navnet ditt, kommunen din og rollen din. For medlemmer: e-postadressen, hvis du logger inn med den, eller et kjennemerke uten navn fra innloggingstjenesten.
privacy-what-2 = Det du skriver, med navnet ditt. Hva du ikke rakk å skrive, hvor lenge du var her, og hva du så på, blir ikke lagret og ikke talt.
privacy-why = Hvorfor
privacy-why-1 = For at de som arbeider sammen, skal se hvem som har ment hva, og for at bare de som skal, kommer inn. Kommunen som leder nettverket, er ansvarlig for behandlingen.
privacy-who-sees = Hvem som ser det
privacy-who-sees-1 = De som tavla er delt med. En tavle er bare for egen virksomhet til noen deler den.
privacy-who-sees-2 = Det som er skrevet her, kan være dokumenter som det kan bes om innsyn i. Skriv ikke om enkeltpersoner.
privacy-device = På denne maskinen
privacy-device-1 = Nettleseren har kopier av tavlene du har åpnet, så du kan arbeide uten nett. De slettes når du logger ut. Det brukes én informasjonskapsel, for å holde deg innlogget, og ingenting fra andre nettsteder.
privacy-rights = Rettighetene dine
privacy-rights-1 = Du kan få ut alt du har her, få navnet ditt fjernet og få ordene dine slettet. Spør den som leder nettverket, eller personvernombudet i kommunen din. Du kan klage til Datatilsynet.

## Tilgjengelighet
accessibility-goal = Målet
accessibility-goal-1 = Alle skal kunne delta, også med tastatur, skjermleser, stor skrift, høy kontrast og på telefon. Vi følger WCAG 2.2 på nivå A og AA.
accessibility-how = Slik er det løst
accessibility-how-1 = Alt som kan gjøres på tavla, kan gjøres i lista ved siden av, med tastatur og skjermleser. Det andre gjør, blir lest opp så mye som du velger i menyen.
accessibility-how-2 = Farge er aldri alene om å si noe. Bevegelse dempes når maskinen ber om det. Siden virker ved 400 prosent forstørring.
accessibility-known = Kjente mangler
accessibility-known-1 = Selve tegneflaten leses ikke av skjermlesere; lista har det samme innholdet. Sidene prøves med automatiske tester ved hver endring, men er ikke ennå prøvd av en uavhengig kontrollør.
accessibility-tell = Si fra
accessibility-tell-1 = Møter du et hinder, så si fra til den som leder nettverket eller til kommunen din.
accessibility-tell-2 = Får du ikke svar, kan du klage til Tilsynet for universell utforming av ikt (uutilsynet.no).

## Deling av tavla
share-now = Hvem tavla er åpen for
share-own-explained = egen virksomhet: leser og gir innspill
share-lead-decides = Prosjektlederen bestemmer hvem tavla er åpen for.
shared-whole-network = Hele nettverket
shared-an-organisation = En virksomhet
shared-a-person = En person
shared-until = { $level }, til { $day }
opened-see = Se
opened-input = Gi innspill
opened-write = Skrive sammen
opened-see-explained = Leser tavla og alle innspill.
opened-input-explained = Leser alt og gir innspill. Endrer ikke treet.
opened-write-explained = Endrer treet sammen med dere.
opened-write-not-network = Bare for navngitte virksomheter og personer, ikke for hele nettverket.
share-open = Åpne for flere
share-open-now = Åpne tavla
share-opened = Tavla er åpnet.
share-whom = Hvem skal tavla åpnes for?
share-to-organisations = Noen kommuner eller virksomheter
share-to-people = Noen personer
share-choose-whom = Velg minst én.
share-chosen = { $count } valgt
share-level = Hva skal de kunne gjøre?
share-until = Til og med (kan stå tomt)
share-means = Dette betyr det
share-means-who = { $whom } kan { $level }, fra nå av. De ser også alt som har stått på tavla og fortsatt er der.
share-means-access = Tavla er ikke lenger bare et internt dokument i egen virksomhet. Da kan dere neppe regne med å unnta den fra innsyn som organinternt dokument (offentleglova § 14). Spør arkivet hvis du er i tvil.
share-means-end = Du kan avslutte delingen når som helst. Det de allerede har lest, kan de huske og ha tatt vare på.
share-no-personal-data = Det står ingen opplysninger om enkeltpersoner på tavla
share-end = Avslutt
share-end-named = Avslutt deling med { $name }
share-ended = Delingen med { $name } er avsluttet.
share-ask = Be om innspill
share-ask-now = Be om innspill
share-ask-explained = Spørsmålet vises for dem du spør, under «Venter på deg». Tavla åpnes for innspill hos dem.
share-question = Hva vil dere ha innspill på?
share-due = Frist (kan stå tom)
share-ask-whom = Hvem spør dere? Ingen valgt betyr hele nettverket.
share-asked = Dere har bedt om innspill.
share-asks = Ber om innspill: «{ $question }»
share-asks-until = Ber om innspill til { $day }: «{ $question }»
share-close-for-input = Steng for innspill
share-closed-for-input = Tavla er stengt for innspill.
share-locked = Tavla er låst: ingen kan skrive.
share-unlocked = Tavla er låst opp.
share-project-locked = Prosjektet er låst, og tavla med det. Det kan låses opp på prosjektets side.
share-invite = Inviter med lenke
invite-explained = For dem som ikke er i nettverket: lenka åpner bare denne tavla.
invite-make = Lag lenke
invite-made = Lenka er laget.
invite-once = Kopier lenka nå: den vises bare denne ene gangen.
invite-link = Invitasjonslenke
invite-copy = Kopier lenka
invite-copied = Lenka er kopiert
invite-door = Når noen følger lenka
invite-straight-in = De kommer rett inn
invite-admitted = Prosjektlederen slipper inn
invite-until = Gjelder til og med (tomt: én uke)
invite-uses = Hvor mange kan bruke den? (tomt: så mange som vil)
links-title = Invitasjonslenker
link-gives = { $what }, til { $day }. Brukt av { $used }.
link-gives-uses = { $what }, til { $day }. Brukt av { $used } av { $most }.
link-revoke = Trekk tilbake
link-revoke-now = Trekk lenka tilbake
link-revoke-people = De som kom med lenka, mister også tilgangen
link-revoked = Lenka er trukket tilbake.
qr-label = QR-kode for lenka
qr-large = Vis på hele skjermen
back = Tilbake
done = Ferdig
search = Søk
# Oppgaver
tasks = Oppgaver
tasks-count = { $count ->
    [one] 1 oppgave
   *[other] { $count } oppgaver
  }
tasks-which = Hvilke oppgaver
tasks-open = Åpne
tasks-mine = Mine
tasks-all = Alle
tasks-filter = { $name } ({ $count })
tasks-fetching = Henter oppgavene …
tasks-none = Prosjektet har ingen oppgaver ennå.
tasks-none-yet = Ingen oppgaver ennå. Velg en lapp på en tavle og «Lag oppgave», eller lag en her.
tasks-none-here = Ingen oppgaver i denne lista.
task-make = Lag oppgave
task-change = Endre oppgaven
task-change-this = Endre oppgaven «{ $text }»
task-text = Hva skal gjøres?
task-owner = Hvem tar den?
task-owner-nobody = Ingen ennå
task-owner-unknown = En som ikke er med i prosjektet lenger
task-due = Frist (kan stå tom)
task-due-on = Frist { $day }
task-due-today = Frist i dag
task-overdue = Frist gått ut { $day }
task-save = Lagre
task-delete = Slett oppgaven
task-source = Fra «{ $board }»
task-text-missing = Skriv hva som skal gjøres.
task-shut = Du kan ikke endre oppgavene i dette prosjektet nå.
task-too-many = Prosjektet har så mange oppgaver som det er plass til.
task-too-long = Teksten er for lang.
task-gone = Oppgaven finnes ikke lenger.
task-saving = Lagrer …
task-waiting = Lagret på denne enheten. Sendes når nettet er tilbake.
task-waiting-not-kept = Bare i dette vinduet. Sendes når nettet er tilbake. Ikke lukk vinduet.
said-task-made = Oppgaven er laget.
said-task-done = Oppgaven er krysset av.
said-task-open = Oppgaven er åpen igjen.
said-task-deleted = Oppgaven er slettet.
said-task-undone = Angret.
barred-not-in-project = Bare de som arbeider i prosjektet, lager oppgaver her.
not-taken-task-new = Ny oppgave
not-taken-task = Endring av en oppgave


## Administrasjon av nettverket
administration = Administrasjon
members = Medlemmer og roller
transfer = Overfør et prosjekt
transfer-explained = Den nye prosjektlederen bestemmer om prosjektet og tavlene. Den gamle blir deltaker.
transfer-to = Ny prosjektleder
transferred = Prosjektet er overført.
members-count = { $count ->
    [one] 1 person
   *[other] { $count } personer
  }
role = Rolle
role-give = Gi en rolle
role-give-explained = Til noen som er i nettverket. Andre inviteres med lenke.
role-person = Hvem
role-given = Rollen er gitt.
role-ended = Rollen er avsluttet.
role-end-named = Avslutt rollen { $role }
role-in = { $role }, «{ $title }»
role-on = { $level } på «{ $title }»
project = Prosjekt
a-board = en tavle
a-board-of = En tavle i «{ $title }»
a-project = et prosjekt
former-participant = tidligere deltaker
export = Last ned alt
export-named = Last ned alt som { $name } har her
export-person = Last ned alt om personen
hand-out-link = Lag innloggingslenke
hand-out-link-explained = Lenka logger inn som { $name }, én gang og innen et døgn. Gi den bare til { $name } selv: den som har lenka, er { $name }. At den er laget, står i loggen.
hand-out-link-for = Innloggingslenke for { $name }
forget-person = Slett navnet
forget-person-explained = { $name } mister roller og tilgang, og navnet slettes. Arbeidet blir stående som «tidligere deltaker» under kommunen. Det kan ikke angres.
erase-words = Slett navnet og ordene
erase-words-explained = Også innspill, kommentarer og det { $name } har skrevet på tavlene, slettes for godt. Andres tekst blir stående. Det kan ikke angres.
forget-sure = Jeg vet at dette ikke kan angres
forgotten = Slettet.
links-none = Ingen lenker er åpne nå.
invite-network = Inviter til nettverket
invite-network-admitted = Nettverkslederen slipper inn hver enkelt
invite-organisation = Hvor kommer de fra?
invite-network-until = Lenka gjelder til og med (tomt: to uker)
invite-role-until = Rollen gjelder til og med (må settes for ekstern fagperson)
openings = Åpne tavler
openings-explained = Hva som er delt på tvers, og til når. Prosjektlederen avslutter på tavla.
openings-none = Ingen tavler er åpne for andre ennå. Den som leder et prosjekt, åpner dem med «Del» på tavla.
statements = Virksomhetene
statements-explained = Hver kommune har sin egen tilgjengelighetserklæring. Adressen vises nederst på alle sider.
statement-of = Endre tilgjengelighetserklæringen til { $name }
statement-address = Adressen til tilgjengelighetserklæringen
statement-kept = Adressen er lagret.
change = Endre
keep = Lagre
log = Logg
log-explained = Hvem som ga tilgang til hva. Loggen teller ikke hva noen gjør på tavlene.
log-what = Hva
log-everything = Alt
log-until = Til og med
log-until-day = til { $day }
log-the-server = Serveren
log-row = { $who } { $what }
log-row-about = { $who } { $what }: { $about }
act-other = gjorde noe annet
act-create-network = opprettet nettverket
act-rename-network = ga nettverket nytt navn
act-set-themes = endret temaene
act-add-organisation = tok inn
act-remove-organisation = tok ut
act-set-accessibility-statement = endret tilgjengelighetserklæringen til
act-create-project = opprettet prosjektet
act-change-project = endret prosjektet
act-duplicate-project = kopierte til prosjektet
act-lock-project = låste prosjektet
act-unlock-project = låste opp prosjektet
act-bin-project = la prosjektet i papirkurven
act-restore-project = hentet prosjektet tilbake
act-transfer-project = overførte prosjektet
act-create-board = laget tavla
act-rename-board = ga tavla nytt navn
act-duplicate-board = kopierte til tavla
act-lock-board = låste tavla
act-unlock-board = låste opp tavla
act-bin-board = la tavla i papirkurven
act-restore-board = hentet tavla tilbake
act-erase-board = slettet tavla for godt
act-share = åpnet tavla
act-end-share = avsluttet deling av tavla
act-ask-for-input = ba om innspill på tavla
act-close-for-input = stengte tavla for innspill
act-set-role = ga rolle
act-end-role = avsluttet rolle
act-admit = slapp inn
act-turn-away = slapp ikke inn
act-hand-out-sign-in-link = laget en innloggingslenke
act-forget-person = slettet et navn
act-erase-words = slettet et navn og ordene
act-invite = laget en invitasjonslenke
act-accept-invitation = fulgte en invitasjonslenke
act-revoke-invitation = trakk tilbake en invitasjonslenke
act-export-person = lastet ned alt om
act-export-organisation = lastet ned alt fra
waiting-tasks = { $count ->
    [one] 1 oppgave du har tatt
   *[other] { $count } oppgaver du har tatt
  }
