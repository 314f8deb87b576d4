module gridstar

go 1.25

ignore ./frontend/node_modules
