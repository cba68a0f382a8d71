use std::fs;
use std::time::Duration;

use super::stored::Stored;
use super::*;

const LATER: Duration = Duration::from_secs(60);

/// A folder with a Python file and room for caches.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        place.change("x = 1\n");
        place
    }

    fn file(&self) -> String {
        self.0.path().join("a.py").to_str().unwrap().to_owned()
    }

    fn change(&self, text: &str) {
        fs::write(self.file(), text).unwrap();
    }

    fn kept(&self) -> PathBuf {
        self.0.path().join("deep/cache")
    }

    /// As if the file were old.
    fn cache_of(&self, program: u64, run: u64) -> Cache {
        let started = SystemTime::now() + LATER;
        Cache::open_at(self.kept(), program, run, started)
    }

    fn cache(&self) -> Cache {
        self.cache_of(1, 2)
    }

    fn see(&self, cache: &Cache) -> Seen {
        cache.see(Utf8Path::new(&self.file())).unwrap()
    }

    fn learn(&self) {
        let cache = self.cache();
        cache.learn(self.see(&cache), Some(Known::default()));
        cache.save();
    }

    fn is_clean(&self, cache: &Cache) -> bool {
        cache.recall(self.see(cache), None, |_| true) == Some(None)
    }
}

#[test]
fn what_is_learned_is_known_next_time() {
    let place = Place::new();
    assert!(!place.is_clean(&place.cache()));
    place.learn();
    let cache = place.cache();
    assert!(place.is_clean(&cache));
    let before = fs::metadata(place.kept()).unwrap().modified().unwrap();
    cache.save();
    let after = fs::metadata(place.kept()).unwrap().modified().unwrap();
    assert_eq!(before, after, "there was nothing to write");
}

#[test]
fn other_runs_and_other_programs_know_nothing() {
    let place = Place::new();
    place.learn();
    assert!(!place.is_clean(&place.cache_of(1, 3)));
    assert!(!place.is_clean(&place.cache_of(2, 2)));
    // Of two kinds of run both are remembered, of two programs one.
    let other = place.cache_of(1, 3);
    other.learn(place.see(&other), Some(Known::default()));
    other.save();
    assert!(place.is_clean(&place.cache()));
    assert!(place.is_clean(&place.cache_of(1, 3)));
    let other = place.cache_of(2, 2);
    other.learn(place.see(&other), Some(Known::default()));
    other.save();
    assert!(!place.is_clean(&place.cache()));
}

#[test]
fn a_file_that_changed_is_not_known() {
    let place = Place::new();
    place.learn();
    place.change("x = 12\n");
    assert!(!place.is_clean(&place.cache()));
    place.learn();
    assert!(place.is_clean(&place.cache()));
    // Of the same size, and dated back.
    let modified = fs::metadata(place.file()).unwrap().modified().unwrap();
    place.change("x = 34\n");
    let file = fs::File::options().write(true).open(place.file()).unwrap();
    if cfg!(unix) {
        file.set_modified(modified).unwrap();
    }
    assert!(!place.is_clean(&place.cache()));
    assert!(
        place
            .cache()
            .see(&Utf8Path::new(&place.file()).with_extension("gone"))
            .is_none()
    );
}

#[test]
fn a_file_that_was_just_changed_is_not_trusted() {
    let place = Place::new();
    let cache = Cache::open_at(place.kept(), 1, 2, SystemTime::now());
    cache.learn(place.see(&cache), Some(Known::default()));
    cache.save();
    assert!(!place.kept().exists());
    assert!(!place.is_clean(&place.cache()));
}

#[test]
fn what_is_no_longer_clean_is_forgotten() {
    let place = Place::new();
    place.learn();
    let cache = place.cache();
    cache.learn(place.see(&cache), None);
    let other = Seen {
        entry: Entry { place: 1, state: 1 },
        is_settled: true,
    };
    cache.learn(other, Some(Known::default()));
    cache.save();
    let cache = place.cache();
    assert_eq!(cache.known.clean, [other.entry]);
}

#[test]
fn damage_is_as_good_as_nothing() {
    let place = Place::new();
    place.learn();
    let whole = fs::read(place.kept()).unwrap();
    assert_eq!(whole.len(), 40 + 16 + "[]".len());
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 4;
        assert_eq!(Stored::parse(&damaged, 1), None);
        assert_eq!(Stored::parse(&whole[..at], 1), None);
    }
    assert!(Stored::parse(&[whole.clone(), vec![0; 16]].concat(), 1).is_none());
    fs::write(place.kept(), &whole[..40]).unwrap();
    assert!(!place.is_clean(&place.cache()));
    place.learn();
    assert_eq!(fs::read(place.kept()).unwrap(), whole);
}

#[test]
fn a_place_that_cannot_be_written_to_is_none() {
    let place = Place::new();
    fs::write(place.0.path().join("deep"), "a file").unwrap();
    place.learn();
    assert!(!place.is_clean(&place.cache()));
    fs::remove_file(place.0.path().join("deep")).unwrap();
    fs::create_dir_all(place.kept()).unwrap();
    place.learn();
    assert!(!place.is_clean(&place.cache()));
    let names = fs::read_dir(place.kept().parent().unwrap()).unwrap();
    assert_eq!(names.count(), 1, "nothing is left lying about");
}

#[test]
fn the_cache_does_not_grow_for_ever() {
    let place = Place::new();
    let run = |first: u64, count: u64| {
        let cache = place.cache();
        for place in first..first + count {
            let entry = Entry { place, state: 7 };
            let seen = Seen {
                entry,
                is_settled: true,
            };
            cache.learn(seen, Some(Known::default()));
        }
        cache.save();
        place.cache().known.clean.len()
    };
    let kept = KEPT as u64;
    assert_eq!(run(0, kept), KEPT);
    assert_eq!(run(kept, 10), KEPT + 10);
    assert_eq!(run(kept, 10), KEPT + 10);
    assert_eq!(run(kept + 10, 5), 5);
    assert_eq!(
        run(0, kept + 20),
        KEPT + 20,
        "a run's own files always stay"
    );
}

#[test]
fn runs_at_the_same_time_leave_a_whole_cache() {
    let place = Place::new();
    std::thread::scope(|threads| {
        for _ in 0..8 {
            threads.spawn(|| (0..20).for_each(|_| place.learn()));
        }
        for _ in 0..200 {
            let bytes = fs::read(place.kept()).unwrap_or_default();
            assert!(bytes.is_empty() || Stored::parse(&bytes, 1).is_some());
        }
    });
    assert!(place.is_clean(&place.cache()));
}

#[test]
fn what_leans_on_others_is_known_while_they_are_the_same() {
    let place = Place::new();
    let module = place.0.path().join("m.py");
    let module = Utf8Path::from_path(&module).unwrap();
    fs::write(module, "x = 1\n").unwrap();
    let cache = place.cache();
    let lookup = |name: &str, answer| Lookups {
        from: ".".into(),
        names: vec![(name.into(), answer)],
    };
    let there = lookup("m", cache.answer(Some(module)).unwrap());
    let absent = lookup("n", cache.answer(None).unwrap());
    let lookups = vec![there, absent];
    let known = Known::new(lookups.clone(), None, None);
    cache.learn(place.see(&cache), known);
    cache.save();
    let is_clean = |n: Option<&Utf8Path>| {
        let cache = place.cache();
        let holds = |lookup: &Lookups| {
            assert!(lookups.contains(lookup));
            lookup.names.iter().all(|(name, answer)| {
                let file = if &**name == "m" { Some(module) } else { n };
                cache.answer(file) == Some(*answer)
            })
        };
        cache.recall(place.see(&cache), None, holds) == Some(None)
    };
    assert!(is_clean(None));
    assert!(!is_clean(Some(module)), "it has come");
    fs::write(module, "x = 2\n").unwrap();
    assert!(!is_clean(None), "it has changed");
    fs::remove_file(module).unwrap();
    assert!(!is_clean(None), "it is gone");
}

#[test]
fn a_module_that_may_be_changing_is_no_answer() {
    let place = Place::new();
    let file = place.file();
    let answer = |started| {
        let cache = Cache::open_at(place.kept(), 1, 2, started);
        cache.answer(Some(Utf8Path::new(&file)))
    };
    let now = SystemTime::now();
    assert!(answer(now + LATER).is_some());
    assert_eq!(answer(now), None);
    assert_eq!(answer(now - LATER), None);
}
