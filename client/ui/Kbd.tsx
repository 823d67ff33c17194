import styles from './Kbd.module.css';

/** A key or a combination as people read it: `Ctrl+K`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={styles.kbd}>{keys.replaceAll('+', ' ')}</kbd>;
}
