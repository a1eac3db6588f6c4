import "who-said-what/inline";
