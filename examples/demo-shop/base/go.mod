module github.com/lineflame/demo-shop

go 1.23
