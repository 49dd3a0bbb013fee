// Shows /openapi.json. Every request goes to the server that sent this page:
// there is no validator badge, and the Content-Security-Policy allows no other.
"use strict";

const description = "/openapi.json";

// A stream does not end, and Swagger UI shows a response when it has: there is
// nothing to try. The description has a line for curl instead.
const streamsAreNotTried = () => ({
  statePlugins: {
    spec: {
      wrapSelectors: {
        allowTryItOutFor: (original, system) => (state, path, method) => {
          const produces = system.specSelectors.specJson().getIn(["paths", path, method, "produces"]);
          return original(state, path, method) && !(produces && produces.includes("text/event-stream"));
        },
      },
    },
  },
});

// OpenAPI 2 knows of no bearer tokens, only of headers. Who enters the token
// alone means this.
const bearer = (request) => {
  const { Authorization: token } = request.headers;
  if (token && !/^bearer /i.test(token)) {
    request.headers.Authorization = "Bearer " + token;
  }
  return request;
};

// The document's lines for curl name the default address. Here it is known.
const own = (response) => {
  if (response.url === new URL(description, location).href) {
    response.text = response.text.replaceAll("http://localhost:8080", location.origin);
  }
  return response;
};

SwaggerUIBundle({
  url: description,
  domNode: document.getElementById("api"),
  plugins: [streamsAreNotTried],
  requestInterceptor: bearer,
  responseInterceptor: own,
  validatorUrl: null,
  queryConfigEnabled: false,
  persistAuthorization: false,
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
});
