//! The sum and the grade.

use super::super::score::points;
use super::*;

/// The headers that our own kernel sets, as they leave it.
fn ours(https: bool) -> Fixture {
    let choice = kernel::http::headers::SecurityHeaders { https, preload: false };
    let mut fixture = bare();
    choice.set(&mut fixture.page.headers);
    fixture.encrypted = Encrypted::Answers(fixture.page.headers.clone());
    fixture
}

#[test]
fn a_bare_server_gets_an_f() {
    let score = bare().score();
    assert_eq!(score.points, 30);
    assert_eq!(grade(score.points), "D");
    let mut worse = bare();
    worse.in_clear = InClear::Route(vec![url("http://service.exemple.fr/")]);
    assert_eq!((worse.score().points, grade(worse.score().points)), (10, "F"));
}

#[test]
fn bonuses_count_only_above_90() {
    assert_eq!(points([-10, 5, 10].into_iter()), 105);
    assert_eq!(points([-15, 5, 10].into_iter()), 85);
    assert_eq!(points([-60, -60].into_iter()), 0);
    assert_eq!(points([10, 5, 5, 5, 5, 5, 10, 10, 10].into_iter()), 165);
}

#[test]
fn the_best_of_services_gets_165() {
    let best = ours(true)
        .with("set-cookie", "session=a; Secure; HttpOnly; SameSite=Lax")
        .html("<script src=/a.js integrity=sha384-a></script>");
    let best = Fixture { preloaded: vec!["exemple.fr".into()], ..best };
    assert_eq!(best.score().points, 165);
}

#[test]
fn the_platform_itself_gets_155_at_least() {
    // As in our layout: one script of ours, its integrity checked; no cookie before signing in.
    let html = "<script src=/a.js integrity=sha384-a></script>";
    assert_eq!(ours(true).html(html).score().points, 155);
    let signed = ours(true).with("set-cookie", "__Host-session=a; Path=/; Secure; HttpOnly; SameSite=Lax").html(html);
    assert_eq!(signed.score().points, 160);
    assert!(ours(false).html(html).score().points < 100, "without HTTPS there is no HSTS");
}

#[test]
fn grades_follow_the_published_table() {
    let table = [
        (165, "A+"),
        (100, "A+"),
        (99, "A"),
        (90, "A"),
        (89, "A-"),
        (85, "A-"),
        (84, "B+"),
        (79, "B"),
        (70, "B"),
        (69, "B-"),
        (64, "C+"),
        (59, "C"),
        (50, "C"),
        (49, "C-"),
        (44, "D+"),
        (39, "D"),
        (30, "D"),
        (29, "D-"),
        (24, "F"),
        (0, "F"),
    ];
    for (points, expected) in table {
        assert_eq!(grade(points), expected, "{points}");
    }
}

#[test]
fn each_check_is_answered_once() {
    let fixture = bare();
    let found: Vec<String> = scan(&fixture.observed()).into_iter().map(|finding| finding.critere).collect();
    let asked: Vec<&str> = CHECKS.iter().map(|check| check.id).collect();
    assert_eq!(found, asked);
}
