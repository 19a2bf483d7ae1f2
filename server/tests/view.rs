//! What readers of a network's page are told: all that they may know, nothing else, and quickly.

#[path = "town/hall.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod hall;

use board::id::{DocumentId, PersonId};
use board::network::around::{Audience, Looks};
use board::network::role::{Membership, Role, Scope};
use board::network::sharing::{Grant, Grantee, InputRequest, Level};
use board::network::view::{Happened, Here, Item, Waiting};
use hall::*;
use proptest::collection::vec;
use proptest::prelude::*;
use server::limits::NEWS_TOLD_MAX;
use server::network::inside::{Happening, Inside};
use server::network::presence::Whereabouts;
use server::network::rows::{Board, Organisation, Place, Project, Row};
use server::network::state::{Known, State};
use server::network::view::around::{around, looks};
use server::network::view::{Picture, difference, picture};
use server::people::municipality;
use std::time::{Duration, Instant};

fn seen_by(state: &State, name: &str) -> Picture {
    picture(state, &network(), &person(name), &[], NOW_MS).expect("one of the network")
}

fn boards(picture: &Picture) -> Vec<DocumentId> {
    let boards = picture.values().filter_map(|item| match item {
        Item::Board(face) => Some(face.id),
        Item::Network(_)
        | Item::Me(_)
        | Item::Organisation(_)
        | Item::Project(_)
        | Item::Person(_)
        | Item::Here(_)
        | Item::Waiting(_)
        | Item::News(_) => None,
    });
    boards.collect()
}

#[test]
fn each_sees_the_projects_and_only_the_boards_that_are_open_to_them() {
    let state = state();
    let seen = |name: &str| boards(&seen_by(&state, name));
    assert_eq!(seen("project_lead"), [OPENED, OWN, BINNED]);
    assert_eq!(seen("colleague"), [OPENED, OWN]);
    assert_eq!(seen("neighbour"), [OPENED, FOREIGN]);
    assert_eq!(seen("network_lead"), [OPENED]);
    assert_eq!(seen("observer"), [OPENED]);
    assert_eq!(seen("administrator"), [], "who runs the server opens no board by it");
    for name in ["guest", "stranger"] {
        assert_eq!(picture(&state, &network(), &person(name), &[], NOW_MS), None, "{name} is no part of the network");
    }
}

fn audience(state: &State, board: DocumentId) -> Audience {
    let row = state.board(board).expect("it is there");
    around(state, &person("participant"), row, NOW_MS).expect("it is in a network").audience
}

#[test]
fn a_board_says_by_name_who_can_see_it() {
    let mut state = state();
    let open = |state: &mut State, grants| state.put(Row::Board(Box::new(Board { grants, ..board(OWN, PROJECT) })));
    let told = |others: &[&str], invited| Audience::Organisations {
        owner: "fjellvik".into(),
        municipality: true,
        others: others.iter().copied().map(String::from).collect(),
        invited,
    };
    assert_eq!(audience(&state, OPENED), Audience::Network);
    assert_eq!(audience(&state, OWN), told(&[], false));
    let nordsund = opened(Grantee::Organisation(organisation("nordsund")), Level::See);
    open(&mut state, vec![nordsund.clone(), Grant { until_ms: Some(NOW_MS), ..opened(Grantee::Network, Level::See) }]);
    assert_eq!(audience(&state, OWN), told(&["nordsund"], false), "an opening that has ended counts for nothing");
    open(&mut state, vec![opened(Grantee::Person(person("neighbour")), Level::See)]);
    assert_eq!(audience(&state, OWN), told(&[], true));
    open(&mut state, Vec::new());
    state.put(member(held("stranger", "nordsund", Role::Guest, Scope::Board(OWN, Level::Input))));
    assert_eq!(audience(&state, OWN), told(&[], true), "by a link, too");
    state.put(Row::Board(Box::new(Board { project: None, sample: true, ..board(OWN, PROJECT) })));
    assert_eq!(around(&state, &person("participant"), state.board(OWN).expect("there"), NOW_MS), None);
}

#[test]
fn on_a_board_people_look_as_they_do_on_the_networks_page() {
    let state = state();
    let seen = seen_by(&state, "project_lead");
    for name in ["project_lead", "participant", "colleague"] {
        let Some(Item::Person(face)) = seen.get(&format!("person/{name}")) else { panic!("{name} is a colleague") };
        let Some(Item::Organisation(from)) = seen.get("organisation/fjellvik") else { panic!("it is in the network") };
        let there = Looks { initials: face.initials.clone(), colour: from.colour };
        assert_eq!(looks(&state, &network(), &person(name), NOW_MS), there);
    }
    assert_eq!(looks(&state, &network(), &person("guest"), NOW_MS).colour, 1, "a guest has Nordsund's");
}

#[test]
fn who_works_for_the_same_organisation_is_known_and_who_works_for_another_is_not() {
    let state = state();
    let known = |name: &str, of: &str| seen_by(&state, name).contains_key(&format!("person/{of}"));
    assert!(known("project_lead", "participant") && known("participant", "colleague"));
    assert!(!known("neighbour", "participant") && !known("neighbour", "colleague"));
    assert!(!known("project_lead", "guest"), "a guest says for themselves where they are from");
}

#[test]
fn leads_hear_who_waits_at_the_door_and_others_do_not() {
    let mut state = state();
    let late = held("late", "nordsund", Role::Participant, Scope::Network);
    state.put(member(Membership { waiting: true, ..late }));
    state.put(member(Membership { waiting: true, ..held("later", "nordsund", Role::Guest, Scope::Project(PROJECT)) }));
    let door = |name: &str| match seen_by(&state, name).remove("waiting/door") {
        Some(Item::Waiting(Waiting::Door { people })) => people,
        _ => Vec::new(),
    };
    assert_eq!(door("advisor"), [person("late"), person("later")]);
    assert_eq!(door("project_lead"), [person("later")]);
    assert_eq!(door("neighbour"), []);
    assert!(seen_by(&state, "advisor").contains_key("person/late"), "and are told who they are");
    assert_eq!(picture(&state, &network(), &person("late"), &[], NOW_MS), None);
}

#[test]
fn who_is_asked_for_innspill_has_it_waiting_until_they_have_given_some() {
    let mut state = state();
    let asks = InputRequest {
        question: "Hva mener dere?".into(),
        due_ms: Some(NOW_MS + HOUR_MS),
        of: vec![organisation("nordsund")],
        by: person("project_lead"),
        at_ms: NOW_MS,
    };
    let asked = Board { asks: Some(asks), ..state.board(OPENED).cloned().expect("it is there") };
    state.put(Row::Board(Box::new(asked)));
    let waits = |state: &State, name: &str, now_ms| {
        let seen = picture(state, &network(), &person(name), &[], now_ms).expect("one of the network");
        seen.contains_key(&format!("waiting/asked/{OPENED}"))
    };
    assert!(waits(&state, "neighbour", NOW_MS) && waits(&state, "external_expert", NOW_MS));
    assert!(!waits(&state, "colleague", NOW_MS), "another organisation is asked");
    assert!(!waits(&state, "observer", NOW_MS), "an observer gives none");
    assert!(!waits(&state, "neighbour", NOW_MS + HOUR_MS), "it is too late");
    let mut gives = |at_ms| {
        let given = [(person("neighbour"), at_ms)].into();
        state.look_into(OPENED, Inside { given, ..Inside::default() });
        waits(&state, "neighbour", NOW_MS)
    };
    assert!(gives(NOW_MS - 1), "what was given before does not answer this question");
    assert!(!gives(NOW_MS));
}

#[test]
fn presence_tells_of_no_board_that_the_reader_may_not_open() {
    let state = state();
    let at = |board| vec![Whereabouts::Board(board)];
    let here = [
        (person("project_lead"), at(OWN)),
        (person("guest"), at(OPENED)),
        (person("stranger"), at(FOREIGN)),
        (person("observer"), vec![Whereabouts::Network(network())]),
    ];
    let seen = |name: &str| {
        let seen = picture(&state, &network(), &person(name), &here, NOW_MS).expect("one of the network");
        let here = seen.into_values().filter_map(|item| match item {
            Item::Here(Here { person, board }) => Some((person.to_string(), board)),
            _ => None,
        });
        here.collect::<Vec<_>>()
    };
    let text = |name: &str, board| (name.to_owned(), board);
    assert_eq!(
        seen("colleague"),
        [text("guest", Some(OPENED)), text("observer", None), text("project_lead", Some(OWN))]
    );
    assert_eq!(seen("network_lead"), [text("guest", Some(OPENED)), text("observer", None), text("project_lead", None)]);
}

/// A network of any shape: members, boards and openings, as numbers that [`town`] reads.
#[derive(Debug, Clone)]
struct Shape {
    members: Vec<(u8, u8, u8, u8, bool, bool)>,
    boards: Vec<(u8, bool, bool, bool)>,
    grants: Vec<(u8, u8, u8, u8, bool)>,
    binned_projects: Vec<bool>,
}

fn shape() -> impl Strategy<Value = Shape> {
    let members = vec(any::<(u8, u8, u8, u8, bool, bool)>(), 0..30);
    let boards = vec(any::<(u8, bool, bool, bool)>(), 1..12);
    let grants = vec(any::<(u8, u8, u8, u8, bool)>(), 0..20);
    let binned_projects = vec(any::<bool>(), 3);
    (members, boards, grants, binned_projects).prop_map(|(members, boards, grants, binned_projects)| Shape {
        members,
        boards,
        grants,
        binned_projects,
    })
}

const NAMES: [&str; 6] = ["anne", "bo", "cato", "dina", "eva", "finn"];

fn pick<T: Clone>(from: &[T], number: u8) -> T {
    from[usize::from(number) % from.len()].clone()
}

fn board_id(number: usize) -> DocumentId {
    DocumentId(0xb0a2_d000_0000_0000_0000_0000_0000_0000 + number as u128)
}

/// The town of a shape; every word that could give something away has its board's or project's number in it.
fn town(shape: &Shape) -> State {
    let mut state = State::default();
    let organisations = ["org0", "org1", "org2"];
    for row in rows() {
        if matches!(row, Row::Network(_)) {
            state.put(row);
        }
    }
    for (number, name) in organisations.iter().enumerate() {
        state.put(Row::Organisation(Organisation {
            id: id(name),
            network: network(),
            number: None,
            name: (*name).into(),
            letters: format!("O{number}"),
            colour: 0,
            accessibility_statement: None,
        }));
        state.put(Row::Project(Project {
            id: DocumentId(number as u128 + 1),
            network: network(),
            organisation: id(name),
            title: format!("secret project {number}."),
            theme: format!("secret theme {number}."),
            locked: false,
            binned: shape.binned_projects[number],
            made_at_ms: NOW_MS,
        }));
    }
    for (number, (project, locked, binned, sample)) in shape.boards.iter().enumerate() {
        let (project, is_sample) = (DocumentId(u128::from(project % 3) + 1), *sample && number % 5 == 0);
        let grants =
            shape.grants.iter().enumerate().filter(|(_, (on, ..))| usize::from(*on) % shape.boards.len() == number);
        let grants = grants.map(|(grant, (_, to, whom, level, ended))| Grant {
            id: id(&format!("secret-grant-{grant}-")),
            to: match to % 3 {
                0 => Grantee::Network,
                1 => Grantee::Organisation(id(pick(&organisations, *whom))),
                _ => Grantee::Person(person(pick(&NAMES, *whom))),
            },
            level: pick(&Level::ALL, *level),
            until_ms: ended.then_some(NOW_MS),
            by: person("anne"),
            at_ms: NOW_MS,
        });
        let row = Board {
            title: format!("secret board {number}."),
            grants: grants.collect(),
            asks: Some(InputRequest {
                question: format!("secret question {number}."),
                due_ms: None,
                of: Vec::new(),
                by: person("anne"),
                at_ms: NOW_MS,
            }),
            locked: *locked,
            binned: *binned,
            sample: is_sample,
            ..board(board_id(number), project)
        };
        state.put(Row::Board(Box::new(Board { project: (!is_sample).then_some(project), ..row })));
        state.hear(board_id(number), [person(&format!("secret-speaker-{number}-"))].into());
    }
    for (who, from, role, scope, ended, waiting) in &shape.members {
        let scope = match scope % 7 {
            0 | 1 => Scope::Network,
            number @ 2..=4 => Scope::Project(DocumentId(u128::from(number) - 1)),
            number => {
                Scope::Board(board_id(usize::from(*who ^ number) % shape.boards.len()), pick(&Level::ALL, number))
            }
        };
        let membership = held(pick(&NAMES, *who), pick(&organisations, *from), pick(&Role::ALL, *role), scope);
        let until_ms = ended.then_some(NOW_MS);
        state.put(member(Membership { until_ms, waiting: *waiting && *ended, ..membership }));
    }
    state
}

proptest! {
    // A failure prints its case; what is worth keeping becomes a named test.
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_a_reader_hears_mentions_what_they_may_not_open(shape in shape()) {
        let state = town(&shape);
        let here: Vec<(PersonId, Vec<Whereabouts>)> = NAMES
            .iter()
            .enumerate()
            .map(|(number, name)| (person(name), vec![Whereabouts::Board(board_id(number % shape.boards.len()))]))
            .collect();
        for name in NAMES {
            let reader = person(name);
            let Some(seen) = picture(&state, &network(), &reader, &here, NOW_MS) else { continue };
            let told = serde_json::to_string(&difference(&Picture::new(), &seen)).expect("items are JSON");
            let asker = state.asker(Some(&reader), NOW_MS);
            for number in 0..shape.boards.len() {
                let row = state.board(board_id(number)).expect("every board is there");
                let open = asker.level(&state.facts(row)).is_some();
                prop_assert_eq!(told.contains(&format!("secret board {number}.")), open, "{} board {}", name, number);
                let ids = [board_id(number).to_string(), format!("secret question {number}."), format!("secret-speaker-{number}-")];
                for id in ids {
                    prop_assert!(open || !told.contains(&id), "{} hears of {}", name, id);
                }
                for grant in &row.grants {
                    prop_assert!(
                        (open && grant.holds(NOW_MS)) == told.contains(grant.id.as_str()),
                        "{} hears of {}", name, grant.id
                    );
                }
            }
            for (number, binned) in shape.binned_projects.iter().enumerate() {
                let project = DocumentId(number as u128 + 1);
                let decides = asker.leads_project(&network(), project) || asker.ends_network(&network());
                let title = format!("secret project {number}.");
                prop_assert_eq!(told.contains(&title), !binned || decides, "{} {}", name, title);
            }
        }
    }

    #[test]
    fn what_is_put_and_gone_leads_from_one_picture_to_the_next(before in shape(), now in shape()) {
        for name in NAMES {
            let look = |shape| picture(&town(shape), &network(), &person(name), &[], NOW_MS).unwrap_or_default();
            let (mut before, now) = (look(&before), look(&now));
            let told = difference(&before, &now);
            for key in &told.gone {
                prop_assert!(before.remove(key).is_some());
            }
            before.extend(told.put.into_iter().map(|item| (item.key(), item)));
            prop_assert_eq!(before, now);
        }
    }
}

/// As many organisations as Norway has, each with a project, a board that all may see, a lead and a participant.
fn large() -> State {
    let mut state = state();
    let norway = municipality::all().iter().filter(|municipality| !municipality.demo).take(350);
    for (number, municipality) in (0u32..).zip(norway) {
        let organisation = format!("org{number}");
        let (project, board_id) = (DocumentId(1_000 + u128::from(number)), DocumentId(5_000 + u128::from(number)));
        state.put(Row::Organisation(Organisation {
            id: id(&organisation),
            network: network(),
            number: Some(municipality.number.clone()),
            name: organisation.clone(),
            letters: number.to_string(),
            colour: (number % 8) as u8,
            accessibility_statement: None,
        }));
        state.put(Row::Project(Project {
            id: project,
            network: network(),
            organisation: id(&organisation),
            title: "Heltidskultur".into(),
            theme: "Heltidskultur".into(),
            locked: false,
            binned: false,
            made_at_ms: NOW_MS,
        }));
        let grants = vec![opened(Grantee::Network, Level::Input)];
        state.put(Row::Board(Box::new(Board { grants, ..board(board_id, project) })));
        for role in [Role::ProjectLead, Role::Participant] {
            let name = format!("{}-{number}", role.code());
            state.put(member(held(&name, &organisation, role, Scope::Project(project))));
            state.know(person(&name), Known { name: format!("Navn {number}"), ..Known::default() });
            state.put(Row::Place(Place {
                network: network(),
                person: person(&name),
                initials: number.to_string(),
                seen_ms: None,
                last_here_ms: None,
                former_of: None,
            }));
        }
    }
    state
}

/// Measured 3 ms on a busy machine, without optimisation.
const LARGE_PICTURE_WITHIN: Duration = Duration::from_millis(60);

#[test]
fn a_network_of_350_is_looked_at_in_a_moment_and_one_change_is_one_small_message() {
    let mut state = large();
    let look = |state: &State| {
        let began = Instant::now();
        let seen = seen_by(state, "participant-7");
        (began.elapsed(), seen)
    };
    let quickest = (0..20).map(|_| look(&state).0).min().expect("it was tried");
    assert!(quickest < LARGE_PICTURE_WITHIN, "{quickest:?}");
    let (_, before) = look(&state);
    assert_eq!(boards(&before).len(), 351);
    let whole = serde_json::to_string(&difference(&Picture::new(), &before)).expect("items are JSON");
    assert!(whole.len() < 512 << 10, "{} bytes", whole.len());

    let row = state.board(DocumentId(5_003)).cloned().expect("it is there");
    state.put(Row::Board(Box::new(Board { title: "Nytt navn".into(), ..row })));
    let told = difference(&before, &look(&state).1);
    let json = serde_json::to_string(&told).expect("items are JSON");
    assert_eq!((told.put.len(), told.gone.len()), (1, 0));
    assert!(json.len() < 1 << 10, "{json}");
    eprintln!("a picture of 350 took {quickest:?} and has {} bytes, a change {}", whole.len(), json.len());
}

#[test]
fn the_newest_of_the_news_are_told() {
    let mut state = state();
    let many = (0..NEWS_TOLD_MAX as u64 + 5).map(|number| Happening {
        organisation: organisation(&format!("o{number}")),
        what: Happened::Notes,
        count: 1,
        at_ms: NOW_MS - number,
    });
    state.look_into(OPENED, Inside { happened: many.collect(), ..Inside::default() });
    let told: Vec<u64> = seen_by(&state, "neighbour")
        .into_values()
        .filter_map(|item| if let Item::News(news) = item { Some(news.at_ms) } else { None })
        .collect();
    assert_eq!(told.len(), NEWS_TOLD_MAX);
    // One of them is that the board was opened.
    assert_eq!(told.iter().min(), Some(&(NOW_MS + 2 - NEWS_TOLD_MAX as u64)));
}
