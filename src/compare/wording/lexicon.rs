//! What is known of words: which ones say little, which ones negate, which ones stand for each other.
//!
//! English has lists of its own; for other languages there is one list of words that say little and one of negations.
//! The lists are text, read once into a small open-addressing table. They are hand-made for quotations in news and
//! hold no corpus counts: a word's class is our judgement, documented here and nowhere else.

use crate::text::{HASH_START, hash_on};
use std::sync::OnceLock;

/// The plainest of them: articles and the commonest prepositions.
const GLUE: &str = "a an the of in on at to for from by with and";

/// English words that carry grammar rather than news. A contraction is looked up by its parts.
const FUNCTION: &str = "a about above after again against all also although am an and another any anyone anything are around \
as at away back be because been before behind being below between both but by can could did do does doing done down during each \
either else even ever every everyone everything few for from further get gets getting got had has have having he her here hers \
herself him himself his how however i if in into is it its itself just least less let like many may maybe me might mine more most \
much must my myself of off on once only onto or other others our ours ourselves out over own per perhaps quite rather same shall \
she should since so some someone something still such than that the their theirs them themselves then there these they thing \
things this those though through throughout to together too toward under until unless up upon us very was we well were what \
whatever when where whether which while who whoever whole whom whose why will with within would yes yet you your yours yourself \
one mister going able among amid towards via whilst";

/// Words that turn a sentence into its opposite, in English and elsewhere.
const NEGATION: &str = "not no never none nothing nobody nowhere neither nor without hardly \
ne pas jamais rien aucun aucune non sans nicht kein keine keinen keiner nie niemals ohne nunca nada sin mai senza nao sem \
niet geen nooit ej inte ikke aldrig nigdy bez degil не ни нет нельзя никогда без ні немає ніколи \
لا لن لم ليس ليست غير не δεν μην οχι ποτε לא אין בלי 不 没 無 无 未 非 안 못 नहीं न मत";

/// English words of set phrases and everyday talk: sharing them says little about two quotations. Looked up by root.
const COMMON: &str = "accept allow believe best better big bring call care case certain clear close come comment committed \
concern condemn condolence country course day deep dear difficult everybody fact family far feel find first forget forward give go \
good great guarantee hand hard hear heart help historic home hope important issue keep know last leader life little live long look \
lot make matter mean message moment morning mourn move necessary need new news next night nation now number old part past pay people person \
place play point position possible pray prayer priority problem put question ready real really remain respect responsible right \
safe say see seek send serious set side situation stand start state statement stay step strong strongly sure take talk team tell \
term thank think thought time today together tomorrow tonight tragedy tragic true try turn understand use victim want watch way week win \
wish word work world year yesterday never always ever deeply strongest sorry proud happy sad \
peace justice law democracy support decision continue attack day women men man woman child children";

/// Longer words that say little in other languages than English. (Short ones are known by their length.)
const FOREIGN: &str = "avec dans pour nous vous cette sont mais plus tout tous elle leur leurs etre avons avez ont notre votre \
comme aux ces est une des les que qui sur par pas \
und der die das den dem des ein eine einen einem einer ist sind wir sie ihr mit von auf fur nicht auch sich haben hat wird werden \
wurde aber oder dass muss mussen unsere unser diese dieser dieses \
para como esta este esto pero nuestro nuestra nuestros nuestras por con una los las del que han hay muy sus ser \
della delle degli sono nostro nostra questo questa anche siamo alla dalla nella \
uma nos nossa nosso mais sao foi ele voces \
het een van wij zijn voor niet maar hebben worden ook onze \
jest nie sie dla jako oraz nasz nasza jestesmy \
och att det som inte vara har for av med \
bir ve bu icin olarak daha biz \
что это как для мы вы они она оно его нас нам вас был была были быть есть этот эта эти этого который которые которая наш наша наши \
наших нашей чтобы если или так уже еще все всех при под над после будет будут \
що це як для ми ви вони вона його нас нам був була були бути цей ця наш наша наші щоб якщо або так вже \
και του της των τον την στο στη στην στον τους μας ειναι για απο που αυτο αυτη δεν θα να με \
في من على الى عن مع هذا هذه التي الذي ان كان كانت نحن هو هي كل اي قد ما او ثم بعد قبل \
של את על עם זה אנחנו הם הוא היא כל גם כי אשר \
이 그 저 것 수 등 및 또는 우리 우리는 우리의 있다 했다 있습니다 합니다 하는 한 \
的 了 是 在 和 与 及 也 都 就 而 之 我 们 他 她 它 你 这 那 有 一 个 将 会 对 为 以 到 \
के की का को में से है हैं और यह वह हम ने पर भी किया";

/// English words that stand for each other in two translations or retellings of one utterance. Groups are separated by
/// `;`, and `/` stands between two groups that are opposites. Looked up by root.
const SYNONYMS: &str = "accept approve agree embrace/reject refuse decline rebuff;win won victory triumph/lose lost defeat loss;\
welcome praise applaud commend laud hail/deplore condemn denounce decry criticize slam blast;innocent/guilty;\
open reopen/close shut;true accurate correct real right reality truth/false untrue wrong incorrect fake lie lied;\
increase rise rose risen grow grew climb soar surge jump higher gain raise hike boost/decrease fall fell fallen drop decline shrink plunge slump tumble lower dip reduce reduction cut slash;\
begin began begun start launch commence initiate open enter/end stop halt cease finish conclude conclusion cessation;\
safe safely secure/dangerous danger unsafe hazard perilous risky;\
legal lawful legitimate/illegal unlawful illegitimate;strong powerful robust/weak feeble;\
confirm affirm reaffirm acknowledge admit admission/deny refute dispute;\
attack assault strike hit raid bomb shell offensive/defend defense defence protect safeguard guard;\
advance push forward/retreat withdraw withdrew pull;buy bought purchase acquire/sell sold sale;possible/impossible;\
good great excellent/bad poor terrible awful dreadful;\
allow permit let authorise authorize enable/ban forbid prohibit prevent block bar outlaw;love/hate;\
hope optimism optimistic/despair pessimism;friend ally partner/enemy adversary foe opponent;join/leave quit exit;\
early/late;hot warm/cold freeze;rich wealthy/poor;arrive came/depart departure;\
remember recall/forget forgotten forgot;help assist aid support backing;\
troop force soldier serviceman servicemen military army fighter personnel manpower unit army;\
mission task operation assignment duty;perform execute conduct carry implement undertake;\
invasion incursion aggression intrusion;repel repulse beat;region area district territory zone oblast province part;\
destroy destruction demolish ruin wreck devastate obliterate;\
say said state tell told declare announce claim statement;talk negotiate discussion dialogue consultation;\
goal objective aim target purpose;fight fought battle combat hostilities clash;\
heavy significant considerable major substantial serious big large great huge massive enormous severe;casualty loss;\
sustain suffer incur;equipment hardware materiel weaponry;force compel oblige make bind;\
ready readiness willing willingness prepared preparedness;provide give gave given render offer grant supply;\
brother brotherly fraternal;gross crude blatant flagrant;interfere interference meddle intervene intervention;\
internal domestic;sovereign independent;country nation state homeland motherland fatherland;\
decision ruling verdict judgment decide;measure step action;firm resolute resolutely decisive determined;\
harsh tough strict stern severe;immediate immediately instantly prompt promptly once straightaway urgently;\
response reply answer retaliate retaliatory countermeasure react respond;ship vessel boat;child children kid;\
party side;difficult hard tough challenging;constructive productive fruitful;continue proceed carry keep resume go;\
shoot shot fire;america american US;russia russian moscow kremlin;ukraine kyiv;china chinese beijing;\
britain british UK london;france french paris;german berlin;europe european EU;korea korean;england english;\
spain spanish;netherlands dutch;turkey turkish;japan japanese;israel israeli;iran iranian tehran;\
gratitude grateful thank thankful appreciate;unconditional unwavering absolute full complete total entire whole;\
urge call appeal demand request ask;violence bloodshed;return back;fire blaze inferno;home house;\
flee fled escape evacuate;scientist researcher expert;discover find found uncover detect;\
company firm business corporation;worker employee staff;job post position;pay payment wage salary;cost price;\
money cash funds;law legislation bill;vote ballot election;president leader head chief;\
government administration authorities cabinet;minister secretary;police officer cop;prison jail;\
arrest detain detention custody seize;murder kill slay slain death die died dead fatal;injure wound hurt;\
crime offence offense;charge accuse allege;court tribunal judge;trial proceedings case;evidence proof;\
investigate inquiry probe;man men guy/woman women lady;people person citizen resident public;\
protest demonstration rally march;rebel insurgent militant;capture seize take took taken occupy;\
free liberate release;alleged supposed purported;fear afraid scared frighten worry concern;\
anger angry furious outrage;sad sorrow grief mourn;happy glad pleased delighted joy;proud pride;\
sorry regret apologise apologize apology;important crucial vital key essential critical;new fresh;old former;\
best top finest star;quick quickly fast rapid rapidly swift swiftly soon;slow gradual;match game fixture;\
player footballer;club team side squad;coach manager boss;fan supporter;stadium ground;doctor physician medic;\
hospital clinic;disease illness sickness;drug medicine medication;vaccine jab;storm hurricane cyclone typhoon;\
flood deluge;rain rainfall;earthquake quake tremor;weather climate;damage harm;road street highway;\
car vehicle automobile;plane aircraft jet airliner;train rail railway;airport airfield;village town city settlement;\
border frontier;sea ocean;student pupil;university college;study report research;result outcome finding;\
show demonstrate display exhibit;courage bravery heroism valour valor brave heroic;professional professionalism;\
treaty agreement deal accord pact;ceasefire truce armistice;war conflict;weapon arm;missile rocket;nuclear atomic;\
drone uav;threat threaten menace;warn caution;punish penalty;responsible responsibility blame fault;fail failure;\
success successful succeed;problem issue trouble difficulty need;solve resolve solution settle settlement;\
plan scheme;idea propose suggest;change alter;improve improvement better;create form;build built construct;\
rebuild reconstruct restore;repair fix mend;break broke broken;violate breach;rule regulation;\
order command instruct direct;send sent dispatch deploy deployment;travel journey trip visit;meet met;\
speak spoke talk;write wrote written;hear heard listen;see saw seen watch witness;know knew known aware;\
think thought believe consider regard deem view;feel felt;want wish desire intend intention seek;\
need require necessary;try attempt effort;work labour;use employ utilise;get receive obtain;\
keep kept hold held retain maintain preserve;remain stay;go went gone;leave left abandon desert;bring brought;\
run ran;stand stood;sit sat;eat ate;drink drank;sleep slept;understand understood;choose chose chosen pick select;\
watch monitor observe;wait await;choice option;chance opportunity;morning dawn;night evening;small little tiny;\
many numerous several lot;all every each entire;part portion section;amount quantity;number figure;\
about approximately around roughly nearly almost;more above/less fewer below;\
fully completely totally entirely utterly;clear obvious evident plain;certain sure definite;probably likely;\
maybe perhaps possibly;really truly indeed;also too;despite notwithstanding;because since;therefore thus;\
however nevertheless;after following;before prior/during amid;near close;far distant;trust confidence faith;\
honest sincere;secret confidential classified;media press;reporter journalist;reason cause motive;\
effect impact consequence;power energy electricity;oil petroleum fuel;factory plant mill;hunger famine starvation;\
refugee migrant;freedom liberty;terror terrorism extremist;bomb explosive;explode explosion blast detonate;\
gun firearm rifle;die perish;rescue save;search hunt;body corpse;family relative kin;father dad;mother mum mom;\
son boy;daughter girl;comrade colleague fellow;need trouble distress;abide observe;comply obey;represent constitute;\
spokesman spokesperson spokeswoman representative;high top senior supreme;enemy aggressor invader occupier;\
correspond match;alliance bloc coalition;summit conference;recession downturn slump;bank lender;loan credit debt;\
profit earnings;share stock;budget spending;deficit shortfall;shortage lack;trade commerce;tariff duty levy;\
customer client consumer;product goods;step resign quit;sack fire dismiss;hire recruit appoint/fire sack dismiss;\
promise pledge vow commit undertaking;beat defeat thrash rout;score net;draw tie;champion title;space orbit;\
species kind type sort;animal creature;forest wood woodland;heat heatwave;pollution emission;sink sank;\
crash collide collision;accident incident;emergency crisis;safety security;alarm siren alert;gather collect assemble;\
separate separately;note remark mention emphasise emphasize stress point;participate part involvement involve;\
condition circumstance;front frontline;further additional extra another;repeat reiterate;express voice;\
everything anything;whoever anyone everyone everybody whole;shall will;must should ought has;\
north northern/south southern;east eastern/west western;inside/outside;up/down;alive/dead;cheap/expensive;yes/no;\
first/last;steer guide;commit throw devote;hour time moment;remove oust expel evict deport;assess evaluate;\
estimate calculate reckon;predict forecast expect anticipate;conceal hid cover;reveal disclose expose;resume restart;\
delay postpone;cancel scrap;oppose object;ignore disregard overlook;mislead deceive;steal stole stolen rob loot;\
bury burial;trap stuck strand;rubble debris;shelter refuge;blackout outage;row dispute quarrel;trigger spark provoke;\
curb limit restrict;hostage captive;abduct kidnap;torture abuse;truck lorry;flat apartment;holiday vacation;\
petrol gasoline;film movie;autumn fall;shop store;tired weary exhausted;yield surrender capitulate;\
unprecedented historic;wonderful fantastic superb brilliant;mistake error blunder;shame disgrace scandal;joke farce;\
title trophy cup;referee umpire;decade years;majority most;barely hardly scarcely;immense great;wholly fully;\
entire complete;stress insist;swear vow;erupt break;collapse fall";

/// How much a word tells about which utterance it is from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Class {
    /// Grammar: articles, pronouns, auxiliaries, prepositions.
    Function,
    /// Everyday words and set phrases.
    Common,
    /// The rest.
    Content,
}

/// What the table says of a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Entry {
    pub(super) function: bool,
    pub(super) foreign: bool,
    pub(super) glue: bool,
    pub(super) negation: bool,
    pub(super) common: bool,
    /// Groups of [`SYNONYMS`] that it belongs to; 0 for none. Groups `2n` and `2n + 1` are opposites.
    pub(super) groups: [u16; 3],
}

const IS_FUNCTION: u16 = u16::MAX;
const IS_FOREIGN: u16 = u16::MAX - 1;
const IS_NEGATION: u16 = u16::MAX - 2;
const IS_COMMON: u16 = u16::MAX - 3;
const IS_GLUE: u16 = u16::MAX - 4;

/// A word of [`super::english::SHORT`]: this and the line it is on. Below are groups of synonyms and number words.
pub(super) const IS_SHORT: u16 = 54_000;

/// The first value that is no group.
const GROUPS: u16 = 50_000;

/// Told apart from a word's own hash, so that a root that looks like a function word is not taken for one.
const ROOT: u64 = 0x9E37_79B9_7F4A_7C15;

const SLOTS: usize = 8192;

/// The hash of a word.
pub(super) fn hash(word: &str) -> u64 {
    hash_on(HASH_START, word.as_bytes())
}

/// The place of a word in a list parted by spaces.
pub(super) fn place(list: &str, word: &str) -> Option<usize> {
    list.split_ascii_whitespace().position(|item| item == word)
}

/// The table: a slot holds a word's hash and one thing known of it.
struct Table(Vec<(u32, u16)>);

impl Table {
    fn add(&mut self, key: u64, value: u16) {
        let mut at = key as usize % SLOTS;
        // Ends: the lists hold far fewer words than there are slots.
        while let Some(slot) = self.0.get_mut(at) {
            if slot.1 == 0 {
                *slot = (key as u32, value);
            }
            if *slot == (key as u32, value) {
                return;
            }
            at = (at + 1) % SLOTS;
        }
    }

    /// What is known of a word, one thing after another.
    fn each(&self, key: u64) -> impl Iterator<Item = u16> {
        let mut at = key as usize % SLOTS;
        std::iter::from_fn(move || {
            while let Some((found, value)) = self.0.get(at).filter(|(_, value)| *value != 0) {
                at = (at + 1) % SLOTS;
                if *found == key as u32 {
                    return Some(*value);
                }
            }
            None
        })
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table(vec![(0, 0); SLOTS]);
        let lists = [(FUNCTION, IS_FUNCTION), (NEGATION, IS_NEGATION), (FOREIGN, IS_FOREIGN), (GLUE, IS_GLUE)];
        for (list, value) in lists {
            for word in list.split_ascii_whitespace() {
                table.add(hash(word), value);
            }
        }
        for (at, line) in super::english::SHORT.split(';').enumerate() {
            table.add(hash(line.split(' ').next().unwrap_or_default()), IS_SHORT + at as u16);
        }
        super::number::list(&mut |word, value| table.add(hash(word), value));
        for word in COMMON.split_ascii_whitespace() {
            table.add(hash(super::english::root(word)) ^ ROOT, IS_COMMON);
        }
        for (at, pair) in SYNONYMS.split(';').enumerate() {
            for (opposite, group) in pair.split('/').enumerate() {
                for word in group.split_ascii_whitespace() {
                    table.add(hash(super::english::root(word)) ^ ROOT, (2 * (at + 1) + opposite) as u16);
                }
            }
        }
        table
    })
}

/// What is known of a word of some kind: its value, less the kind's first one.
pub(super) fn known(word: &str, kind: u16) -> Option<u16> {
    table().each(hash(word)).find_map(|value| value.checked_sub(kind).filter(|value| *value < 1000))
}

/// What is known of a word and of its root.
pub(super) fn look_up(word: u64, root: &str) -> Entry {
    let mut entry = Entry::default();
    let table = table();
    let mut groups = entry.groups.iter_mut();
    for value in table.each(word).chain(table.each(hash(root) ^ ROOT)) {
        match value {
            IS_FUNCTION => entry.function = true,
            IS_FOREIGN => entry.foreign = true,
            IS_NEGATION => entry.negation = true,
            IS_GLUE => entry.glue = true,
            IS_COMMON => entry.common = true,
            group if group < GROUPS => {
                if let Some(place) = groups.next() {
                    *place = group;
                }
            }
            _ => {}
        }
    }
    entry
}

/// Whether two words share a group.
pub(super) fn synonyms(a: &[u16; 3], b: &[u16; 3]) -> bool {
    a[0] != 0 && b[0] != 0 && a.iter().any(|group| *group != 0 && b.contains(group))
}

/// Whether two words stand in opposite groups.
pub(super) fn opposites(a: &[u16; 3], b: &[u16; 3]) -> bool {
    a[0] != 0 && b[0] != 0 && a.iter().any(|group| *group != 0 && b.contains(&(group ^ 1)))
}
