//! Small files of the deployment: secrets made once, documents replaced whole.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use anyhow::Context;

/// Reads a secret, or creates it with what `make` gives, readable by its owner only. Two processes that start together keep the same one.
///
/// # Errors
/// When the file can be neither read nor created.
pub fn read_or_create_secret(file: &Path, make: impl FnOnce() -> String) -> anyhow::Result<String> {
    let context = || format!("le secret {} ne peut être ni lu ni créé", file.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(context)?;
    }
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Ok(mut new) => {
            let secret = make();
            new.write_all(secret.as_bytes()).and_then(|()| new.sync_all()).with_context(context)?;
            Ok(secret)
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => fs::read_to_string(file).with_context(context),
        Err(error) => Err(error).with_context(context),
    }
}

/// Replaces a file whole: a reader, or a power cut, finds the old text or the new one.
///
/// # Errors
/// When the folder cannot be written.
pub fn replace(file: &Path, content: &[u8]) -> anyhow::Result<()> {
    let draft = file.with_extension("nouveau");
    let mut new = fs::File::create(&draft).with_context(|| format!("{} ne peut pas être écrit", draft.display()))?;
    new.write_all(content).and_then(|()| new.sync_all())?;
    fs::rename(&draft, file).with_context(|| format!("{} ne peut pas être remplacé", file.display()))
}

/// Makes a folder that its owner alone may enter.
///
/// # Errors
/// When it cannot be made.
pub fn create_private_folder(folder: &Path) -> anyhow::Result<()> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("le dossier {} ne peut pas être créé", folder.display()))
}
