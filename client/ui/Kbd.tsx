import styles from './Kbd.module.css';
import { keysOf } from './keysOf.ts';

const MAC = /mac|iphone|ipad/i.test(navigator.platform);

/** A key or a combination as people read it: `Ctrl+K`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={styles.kbd}>{keysOf(keys, MAC)}</kbd>;
}
