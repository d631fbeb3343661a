//! What words say about the words and numbers beside them.

use crate::shared::Once;
use alloc::{vec, vec::Vec};

/// A set of the classes below; zero for a word that is not in the lexicon.
pub(super) type Class = u32;

/// Given names common in England: the only evidence where a name opens its sentence.
pub(super) const GIVEN: Class = 1;
/// Who a record must not name: children, parents, kin, carers, adults who are served.
pub(super) const KIN: Class = 1 << 1;
/// Kin of one person ("mum"), which no title of a plan or an order begins with, as "Child Arrangements" does.
pub(super) const PERSONAL: Class = 1 << 2;
/// Possessive pronouns, which tie a name to kin: "has left her partner".
pub(super) const THEIR: Class = 1 << 3;
/// Titles that anybody may bear; those of a profession are [`STAFF`].
pub(super) const TITLE: Class = 1 << 4;
/// Who may be named: offices and professions.
pub(super) const STAFF: Class = 1 << 5;
/// Places of work: an address or number beside them is not a home's.
pub(super) const WORKPLACE: Class = 1 << 6;
/// Capitalised words that are no person's name: organisations, places, days, models, law, systems, nationalities.
pub(super) const NOT_NAME: Class = 1 << 7;
/// Lines that anybody may ring.
pub(super) const DUTY: Class = 1 << 8;
/// Words of dwelling.
pub(super) const HOME: Class = 1 << 9;
/// What a child or parent has and a place or an author has not: "Jayden's school", but "Kolb's cycle".
pub(super) const POSSESSED: Class = 1 << 10;
/// What happens to children: "was placed", "disclosed".
pub(super) const CHILD_VERB: Class = 1 << 11;
/// What colleagues do: "will", "chaired".
pub(super) const STAFF_VERB: Class = 1 << 12;
/// Nouns that a preposition and a service user's name follow: "visit to", "placed with".
pub(super) const HEAD: Class = 1 << 13;
/// The same, but of colleagues and topics as well: "session with", "concerns about", "discussed".
pub(super) const WEAK_HEAD: Class = 1 << 14;
/// Verbs that a service user's name follows without a preposition.
pub(super) const SEEN: Class = 1 << 15;
/// Whose number in a case-management system it is: "person ID".
pub(super) const CASE_NOUN: Class = 1 << 16;
/// Case-management systems.
pub(super) const SYSTEM: Class = 1 << 17;
/// Words that announce a number.
pub(super) const ID_WORD: Class = 1 << 18;
/// Owners of numbers that point to no case: invoices, policies, forms.
pub(super) const CLAIM: Class = 1 << 19;
/// Words that announce a phone number, and so claim ten digits.
pub(super) const PHONE_WORD: Class = 1 << 20;
/// Words that a street ends with.
pub(super) const STREET: Class = 1 << 21;
/// Words that a house or a block of flats ends with.
pub(super) const BUILDING: Class = 1 << 22;
/// Months, whole or cut to three letters.
pub(super) const MONTH: Class = 1 << 24;
/// What is said of adults who are served: "lacks capacity", "discharged with a package of care".
pub(super) const SERVED: Class = 1 << 25;
/// Where people at work come together: "Supervision took place at".
pub(super) const GATHERING: Class = 1 << 23;

/// The classes of a word, whatever its case; a possessive ending must be off.
pub(super) fn class_of(word: &str) -> Class {
    static LEXICON: Once<Lexicon> = Once::new();
    LEXICON.call_once(Lexicon::build).get(word)
}

#[derive(Clone, Copy)]
struct Slot {
    word: &'static str,
    class: Class,
}

/// An open hash table, made once: the lists below stay small in the download and readable here,
/// and a word costs one hash and mostly one comparison.
struct Lexicon {
    slots: Vec<Slot>,
}

/// A power of two, well above the number of words so that runs stay short.
const SLOTS: usize = 4096;
const LONGEST: usize = 20;

impl Lexicon {
    fn build() -> Self {
        let mut slots = vec![Slot { word: "", class: 0 }; SLOTS];
        for &(class, words) in WORDS {
            for word in words.split_ascii_whitespace() {
                let mut at = hash(word);
                while let Some(slot) = slots.get_mut(at) {
                    if slot.word.is_empty() || slot.word == word {
                        slot.word = word;
                        slot.class |= class;
                        break;
                    }
                    at = (at + 1) % SLOTS;
                }
            }
        }
        Self { slots }
    }

    fn get(&self, word: &str) -> Class {
        if word.is_empty() || word.len() > LONGEST {
            return 0;
        }
        let mut at = hash(word);
        while let Some(slot) = self.slots.get(at) {
            if slot.word.is_empty() {
                return 0;
            }
            if slot.word.eq_ignore_ascii_case(word) {
                return slot.class;
            }
            at = (at + 1) % SLOTS;
        }
        0
    }
}

/// FNV-1a over the lower-case letters.
fn hash(word: &str) -> usize {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    });
    (hash ^ (hash >> 15)) as usize % SLOTS
}

/// The words, by what they say. A word may stand in several lists.
const WORDS: &[(Class, &str)] = &[
    (
        KIN,
        "mum mother dad father brother sister child children baby twin twins sibling siblings half-sibling \
         half-siblings brothers sisters sons daughters carer carers adopter adopters parent parents grandparent \
         grandparents aunts uncles cousins couple boy girl boys girls toddler infant teenager newborn youngster \
         leaver person man woman lady gentleman lad user resident client patient tenant neighbour adult relative kin families family household",
    ),
    (
        KIN | PERSONAL,
        "mam mummy daddy son daughter nan nana nanny gran granny grandad granddad grandma grandpa grandmother \
         grandfather aunt auntie aunty uncle cousin nephew niece stepdad stepmum stepfather stepmother stepson \
         stepdaughter step-dad step-mum step-father step-mother half-brother half-sister step-brother step-sister stepbrother stepsister \
         husband wife partner boyfriend girlfriend great-aunt great-grandmother ex-partner fiancé godmother mom",
    ),
    (
        STAFF,
        "worker workers sw asw manager iro cp chair hv gp dr doctor prof professor headteacher deputy teacher tutor \
         senco senko solicitor barrister counsel judge magistrate recorder pc dc ds dci sgt sergeant inspector \
         constable officer detective colleague colleagues supervisor supervisee visitor nurse midwife paediatrician \
         psychologist psychiatrist therapist counsellor consultant guardian lead practitioner assistant coordinator \
         co-ordinator administrator admin advocate interpreter director mentor educator assessor councillor cllr \
         trainer facilitator reviewer auditor lawyer clerk physio dentist surgeon secretary support student \
         apprentice hr adviser advisor nqsw asye pa key-worker keyworker head principal matron sister-in-charge ot \
         police social commissioner agency staff pharmacist landlord brokerage coroner chaplain dietitian team ssw qsw salt",
    ),
    (
        HEAD,
        "live lives living staying stays placement contact placed story visit visits reunification removal \
         rehabilitation plan case assessment adoption fostering care undertaken dols proceedings",
    ),
    (
        GATHERING,
        "session sessions supervision met meet meets held interview took based",
    ),
    (
        CHILD_VERB,
        "disclosed placed missing excluded absconded reunified adopted neglected abused bullied scared frightened \
         accommodated dementia detained sectioned frail bedbound self-harmed self-harming self-harms remanded fostered settled story relapsed discloses drinks",
    ),
    (
        DUTY,
        "helpline duty switchboard edt mash hotline out-of-hours crisis frontdoor landline-office helpdesk desk",
    ),
    (
        MONTH,
        "may jan feb mar apr jun jul aug sep sept oct nov dec",
    ),
    (
        MONTH | NOT_NAME,
        "january february march april june july august september october november december",
    ),
    (
        PHONE_WORD,
        "fax phone mobile telephone tel landline call ring text texted rang phoned",
    ),
    (
        GIVEN,
        "marcus josie sienna kacper rory shanice tariq keisha jermaine kerry chantelle lorraine aaliyah aaron abdul \
         abigail adam ahmed aidan aiden aisha albert alex alexander alfie ali alice alisha amber amelia amina amir \
         amira amy andrew angela ann anna anthony archie arthur asha ashley ava ayaan ayesha barry bella ben benjamin \
         beth bethany billy bobby bradley brandon brian brooke caitlin callum cameron carl caroline catherine charlie \
         charlotte chelsea cheryl chloe chris christine christopher claire connor corey courtney craig daisy damian \
         daniel danielle danny darren dave david dawn dean debbie declan demi denise dominic donna doreen dylan \
         edward eleanor elijah elizabeth ella ellie elsie emily emma eric erin ethan eva evie faith farah fatima \
         finley frank freddie freya gary gavin gemma george georgia graham grace hamza hannah harley harper harrison \
         harry harvey hassan hayley helen henry holly ibrahim imran ian isaac isabella isla ivy jack jackie jacob \
         jade jake james jamie jane janet jasmine jason jay jayden jean jenny jessica joan joanne jodie joe joel john \
         jordan joseph josh joshua julie kai karen kate katie kayden kayleigh keira keith kelly kelsey kevin khadija \
         kian kieran kim kirsty kyle lacey lauren laura layla leah leanne lee leo leon lewis lexi liam libby lily \
         linda lisa logan lola louise lucas lucy luke maddison maisie malik margaret maria martin mary maryam mason \
         matthew maureen max megan melissa mia michael michelle millie mohammed molly muhammad nadia naomi natalie \
         nathan nicola nicole noah nora oliver olivia oscar owen paige paul paula peter phoebe poppy rachel rebecca \
         reece reggie rhys riley robert rosie ruby ryan samantha samira sara sarah scott sean shannon sharon shaun \
         shane simon sophia sophie stacey stephen steve steven stuart summer susan tanya tegan teddy terry theo \
         thomas tia toby tom tommy tony tracey tyler wayne william willow yasmin yusuf zac zachary zainab zara zoe \
         gloria norman derek brenda ethel kyra jaxon skye kenzie kaleb maya ezra ollie winifred beryl harold sheila \
         ron ken roy stanley edna doris vera hilda marjorie joyce irene pauline sylvia valerie rita eileen kathleen \
         phyllis mavis muriel dorothy betty ernest leonard dennis raymond gordon trevor malcolm clive nigel geoffrey \
         gerald bernard cyril phil fran gladys finn jess maddie tilly esme arlo luca bailey tyrone \
         leroy priya nevaeh marlon ahmad omar yusra samir hanna ewan cody lottie pete lynne saskia nico marcia \
         roxanne vince clifford bradley elias kofi ama tamara",
    ),
    (
        BUILDING,
        "court hall house bungalow cottage farm lodge forge barn heights point tower towers mansions farmhouse mill \
         rectory vicarage grange",
    ),
    (
        WEAK_HEAD,
        "reviewed discussed through discussing visited seen saw visiting session sessions concerns concern worries \
         worried about regarding re considered explored",
    ),
    (
        CASE_NOUN,
        "child person client patient adult family case service-user system record p file referral customer young \
         individual user su",
    ),
    (
        SEEN,
        "frightened visit visited seen saw visiting worries worried worry fear feared",
    ),
    (
        HOME,
        "tenant home live lives living lived address tenancy flat staying stays stay resides house bungalow moved \
         moving sleeps sleeping housed placement landlord bedroom accommodation housing",
    ),
    (
        NOT_NAME,
        "adult family secretary team school court hall college nursery primary secondary infants junior junction high \
         house placement contact foster genogram birth capacity story agreed plan assessment adoption fostering \
         discussed concerns referral number cottage farm lodge monday tuesday wednesday thursday friday saturday \
         sunday mon tue wed thu fri easter christmas eid ramadan diwali nottingham nottinghamshire notts poole \
         bournemouth christchurch coventry haringey newcastle gateshead sunderland durham northumberland tyneside \
         london birmingham manchester leeds sheffield liverpool bristol derby leicester england wales scotland \
         ireland britain europe dorset tottenham hackney mansfield newark worksop yorkshire essex kent surrey sussex \
         hampshire devon cornwall cumbria norfolk suffolk bradford hull york oxford cardiff southampton afghan somali \
         pakistani bangladeshi iraqi czech slovak greek muslim sikh hindu catholic roma romany traveller travellers \
         gypsy african american black white welsh french dutch eritrean zimbabwean jamaican european german english \
         british irish scottish caribbean quaker makaton bsl urdu punjabi bengali arabic farsi pashto barnardos \
         ofsted kinship cafcass camhs nspcc coram childline samaritans relate mind shelter refuge samaritan trust \
         foundation society association network partnership limited ltd service services department authority board \
         committee forum group ward signs safety kolb gibbs pace munro morrison bowlby ferguson wonnacott maslow \
         ainsworth fahlberg schofield beek turnell schon schön laming driscoll theraplay prevent graded neglect \
         toolkit tool scale model profile framework cycle houses mapping chronology analysis thrive solihull \
         mockingbird dyadic restorative act plans orders agreement arrangements review reviews protection need help \
         early looked after together working guidance regulations regulation regs standards procedure procedures \
         annex article part schedule chapter appendix independent reviewing personal pathway special guardianship \
         supervision supreme crown county youth magistrates appeal tribunal government state minister public law \
         private proceedings interim final emergency legal gateway threshold permanence permanency matching stability \
         strategy core initial edge front first adults respite life work letterbox connected persons viability skills \
         knowledge research qualifying continuing professional development capability capabilities performance \
         appraisal annual sick leave toil flexi health mental wellbeing welfare human resources equality diversity \
         inclusion anti-racist whole good outstanding inadequate requires improvement outlook excel word microsoft \
         sharepoint onedrive whatsapp facebook instagram snapchat tiktok google internet covid action caseload \
         decision everyone everybody feedback goal impact issues key last learning next nobody reflection risk \
         someone step supervisees task today tomorrow week year yesterday maternal paternal older younger eldest \
         youngest middle unborn extended wider adoptive prospective polish barnardo women men",
    ),
    (
        NOT_NAME | STREET,
        "road street lane avenue close drive way crescent gardens terrace square park parade",
    ),
    (
        NOT_NAME | WORKPLACE,
        "office hospital surgery clinic centre library hub church station university council academy chambers \
         conference training practice panel charity",
    ),
    (
        NOT_NAME | CLAIM,
        "order policy form standard section teams zoom post door unit audit",
    ),
    (
        NOT_NAME | SYSTEM,
        "lcs mosaic liquidlogic liberi carefirst careworks caredirector eclipse frameworki azeus systmone rio",
    ),
    (
        SERVED,
        "discharged detained sectioned lacks dementia frail package continence incontinent hoist hoisted falls commode \
         stairlift respite medication lpa wanders bedbound personal hoarding bruising discharge",
    ),
    (THEIR, "his her their"),
    (
        POSSESSED,
        "mum mother dad father brother sister sibling siblings brothers sisters carer carers parents family teacher \
         school college nursery tenancy flat house placement bedroom attendance behaviour birthday bedtime contact \
         wishes voice weight foster passport schooling education ehcp ehc diagnosis injuries injury bruise bruises \
         bruising presentation disclosure tantrums speech paternity medication package toys childhood class bed nappy \
         nappies feeding sleep hygiene drinking drug substance exploitation self-harm lac pep autism adhd epilepsy \
         asthma life-story life exclusion dols arrest genogram birth whereabouts capacity finances",
    ),
    (PERSONAL, "mum mother dad father brother sister"),
    (
        STREET,
        "court grove place hill rise walk view row mews green rd st ave cl cres boulevard broadway quay wharf yard \
         croft meadow meadows fold gate vale villas cottages mount chase heath bank copse paddock fields dene \
         approach path garth circle",
    ),
    (TITLE, "mr mrs ms miss mx"),
    (
        STAFF_VERB,
        "will to agreed chaired reported completed observed asked updated covers covering covered supervised emailed \
         sent drafted advised suggested confirmed noted shared explained joined led leads praised presented \
         facilitated completes manages managed reviewed felt feels thought thinks reflected can and",
    ),
    (
        WORKPLACE,
        "offices school schools court courts hospitals center base venue hall college nursery headquarters workshop \
         meeting meetings depot site building prison mosque hearing hearings boardroom workplace reception employer \
         solicitors provider",
    ),
    (
        CLAIM,
        "staff meeting helpdesk house passport invoice po purchase ticket rota budget cost account event course job \
         vacancy employee payroll registration swe dbs hcpc asset laptop crime incident receipt booking page version \
         item agenda nhs utr vat isbn extension ext fax licence code passcode webinar requisition contract quote \
         parking badge room serial it train flight reg pcn call-out phone mobile telephone tel landline expenses \
         claim module",
    ),
    (SYSTEM, "ll fwi ics las eyes protocol ehm charms swift"),
    (
        ID_WORD,
        "case record id no number ref reference num nr p-number pid case-id ids refs nos identifier",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_its_classes_and_half_the_slots_stay_free() {
        let mut count = 0;
        for &(class, words) in WORDS {
            for word in words.split_ascii_whitespace() {
                assert!(word.len() <= LONGEST, "{word} is too long to be looked up");
                assert_eq!(word, word.to_ascii_lowercase());
                assert_eq!(class_of(word) & class, class, "{word}");
                count += 1;
            }
        }
        assert!(count < SLOTS / 2);
        assert_eq!(class_of("MUM"), class_of("mum"));
        assert_eq!(class_of("zyzzyva"), 0);
    }
}
