/** Two rings that share a part: the product's mark. Decorative; the name stands beside it. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" strokeWidth="4">
        <circle cx="11.5" cy="16" r="7.5" stroke="var(--primary)" />
        <circle cx="20.5" cy="16" r="7.5" stroke="var(--mark)" />
        <path d="M16 10a7.5 7.5 0 0 1 3 6" stroke="var(--primary)" />
      </g>
    </svg>
  );
}
