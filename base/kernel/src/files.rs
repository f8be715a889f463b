//! Small files of the deployment: secrets made once, documents replaced whole.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Context;

/// Reads a secret, or creates it with what `make` gives, readable by its owner only. Two processes that start together keep the same one.
///
/// # Errors
/// When the file can be neither read nor created.
pub fn read_or_create_secret(file: &Path, make: impl FnOnce() -> String) -> anyhow::Result<String> {
    let context = || format!("le secret {} ne peut être ni lu ni créé", file.display());
    if let Some(folder) = file.parent() {
        create_private_folder(folder)?;
    }
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Ok(mut new) => {
            let secret = make();
            new.write_all(secret.as_bytes()).and_then(|()| new.sync_all()).with_context(context)?;
            Ok(secret)
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            fs::read_to_string(file).with_context(context)
        }
        Err(error) => Err(error).with_context(context),
    }
}

/// Replaces a file whole: a reader, or a power cut, finds the old text or the new one.
///
/// # Errors
/// When the folder cannot be written.
pub fn replace(file: &Path, content: &[u8]) -> anyhow::Result<()> {
    // Two processes, or two tasks, that publish at once must not share a draft.
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let draft = DRAFTS.fetch_add(1, Ordering::Relaxed);
    let draft = file.with_extension(format!("{}-{draft}.nouveau", std::process::id()));
    let mut new = private(OpenOptions::new().create(true).truncate(true))
        .open(&draft)
        .with_context(|| format!("{} ne peut pas être écrit", draft.display()))?;
    new.write_all(content).and_then(|()| new.sync_all())?;
    fs::rename(&draft, file).with_context(|| format!("{} ne peut pas être remplacé", file.display()))
}

/// Writes a new file that its owner alone may read.
///
/// # Errors
/// When it exists or cannot be written.
pub fn create_private(file: &Path, content: &[u8]) -> anyhow::Result<()> {
    let new = private(OpenOptions::new().create_new(true)).open(file).and_then(|mut new| new.write_all(content));
    new.with_context(|| format!("{} ne peut pas être écrit", file.display()))
}

/// Copies a file into a new one that its owner alone may read.
///
/// # Errors
/// When the copy exists, or one of the two cannot be opened.
pub fn copy_private(from: &Path, to: &Path) -> anyhow::Result<()> {
    let context = || format!("{} ne peut pas être copié dans {}", from.display(), to.display());
    let mut source = fs::File::open(from).with_context(context)?;
    let mut copy = private(OpenOptions::new().create_new(true)).open(to).with_context(context)?;
    std::io::copy(&mut source, &mut copy).with_context(context)?;
    copy.sync_all().with_context(context)
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options.write(true).mode(0o600)
}

/// Makes a folder that its owner alone may enter.
///
/// # Errors
/// When it cannot be made.
pub fn create_private_folder(folder: &Path) -> anyhow::Result<()> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("le dossier {} ne peut pas être créé", folder.display()))
}
