/** The product's mark: a ticket on its way. The same as assets/icon.svg. */
export function Mark({ size }: { size: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path
        fill="#12937a"
        d="M2.5 2H8.5a1.5 1.5 0 0 0 3 0H13.5A1.5 1.5 0 0 1 15 3.5V12.5A1.5 1.5 0 0 1 13.5 14H11.5a1.5 1.5 0 0 0-3 0H2.5A1.5 1.5 0 0 1 1 12.5V3.5A1.5 1.5 0 0 1 2.5 2Z"
      />
      <path fill="#fff" d="M3 7h2.5V5l3.5 3-3.5 3V9H3Z" />
    </svg>
  );
}
