SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#api",
  // Nothing is sent to swagger.io.
  validatorUrl: null,
  // The token must not stay in the browser.
  persistAuthorization: false,
});
