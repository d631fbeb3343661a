use supervision_validator::text::{lexicon::Lexicon, smart::judge};
#[test]
fn probe() {
    let l = Lexicon::new();
    let mut n = 0;
    for line in std::fs::read_to_string(std::env::var("PROBE").unwrap())
        .unwrap()
        .lines()
    {
        let p: Vec<&str> = line.split('|').collect();
        if p[2] == "?" {
            continue;
        }
        n += 1;
        let j = judge(p[0], Some(p[1]).filter(|m| !m.is_empty()), &l);
        let got = format!(
            "{}{}",
            if j.not_specific { "s" } else { "" },
            if j.not_measurable { "m" } else { "" }
        );
        if got != p[2] {
            println!("{:>3} want {:>3} | {} | {}", got, p[2], p[0], p[1]);
            if std::env::var("X").is_ok() {
                supervision_validator::text::smart::explain(p[0]);
            }
        }
    }
    println!("{n} rows");
}
#[test]
fn owners() {
    use supervision_validator::text::smart::{Owner, judge_owner};
    for line in std::fs::read_to_string("/tmp/smart/owners.txt")
        .unwrap()
        .lines()
    {
        let (w, o) = line.split_once('|').unwrap();
        let got = judge_owner(o);
        if (got == Owner::Named) != (w == "O") {
            println!("want {w} got {got:?}: {o}");
        }
    }
}
