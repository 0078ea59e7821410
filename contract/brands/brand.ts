/** The custom properties of the styles that a brand colours; every other one is the house's. Written `#RRGGBB`. */
export interface BrandColours {
  /** Of buttons, links, marks and heads. */
  brand: string;
  /** The same while it is pressed. */
  brandPress: string;
  /** The ground of heads. */
  brandTint: string;
  /** Words on `brand`. */
  onBrand: string;
  /** Quieter words on `brand`. */
  onBrand2: string;
}

/** What a white-label copy of the branch changes, whole: the page, the service, the seed and the build read it here. */
export interface Brand {
  /** As `BRAND` names it. */
  id: string;
  bankName: string;
  appName: string;
  /** As products and buildings of the demonstration are called. */
  shortName: string;
  /** One character of it, for the names of daughters and series, and on the poster. */
  letter: string;
  hotline: string;
  licence: string;
  /** Of the privacy notice in force. */
  privacyVersion: string;
  /** Of the agreement to automatic debits. */
  debitAgreementVersion: string;
  /** The logo: SVG elements in a square of 24, drawn with lines in one colour. */
  mark: string;
  colours: { light: BrandColours; dark: BrandColours };
}
