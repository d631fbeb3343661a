//! Locks and values made at their first use: the standard library's, and in the package, which is without it, spinning ones that never have to wait
//! because there is one thread.

#[cfg(not(feature = "std"))]
pub use spin::{Mutex, Once};
#[cfg(feature = "std")]
pub use with_threads::{Mutex, Once};

#[cfg(feature = "std")]
mod with_threads {
    use std::sync::{MutexGuard, OnceLock, PoisonError};

    #[derive(Debug, Default)]
    pub struct Mutex<T>(std::sync::Mutex<T>);

    impl<T> Mutex<T> {
        pub const fn new(value: T) -> Self {
            Self(std::sync::Mutex::new(value))
        }

        pub fn lock(&self) -> MutexGuard<'_, T> {
            // A poisoned lock only means that another thread stopped while it added to a list, which is whole all the same.
            self.0.lock().unwrap_or_else(PoisonError::into_inner)
        }
    }

    #[derive(Debug)]
    pub struct Once<T>(OnceLock<T>);

    impl<T> Once<T> {
        pub const fn new() -> Self {
            Self(OnceLock::new())
        }

        pub fn call_once(&self, make: impl FnOnce() -> T) -> &T {
            self.0.get_or_init(make)
        }
    }
}
